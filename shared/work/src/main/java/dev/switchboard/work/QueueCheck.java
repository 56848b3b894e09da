package dev.switchboard.work;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthState;

/** Whether a worker reaches its queues. */
public final class QueueCheck {
    private QueueCheck() {}

    /** Returns a check that is up while {@code queues} answers for one of them. */
    public static HealthCheck of(JobSource queues, QueueName queue) {
        return new HealthCheck("sqs", () -> {
            queues.depth(queue);
            return new HealthState.Up();
        });
    }
}
