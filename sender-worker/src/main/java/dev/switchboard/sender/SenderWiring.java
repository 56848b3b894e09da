package dev.switchboard.sender;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthState;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import dev.switchboard.work.WorkerProcess;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Puts the sender worker together. It has no consumer: its jobs wait in their queues for one that can do them. */
final class SenderWiring {
    /** Only the health page asks SQS anything. */
    private static final int SQS_CONNECTIONS = 1;

    /** What readiness allows an answer. */
    private static final Duration SQS_LIMIT = Duration.ofSeconds(2);

    private final SenderSettings settings;
    private final SqsQueues queues;

    SenderWiring(SenderSettings settings) {
        this.settings = settings;
        this.queues = new SqsQueues(SqsClients.forSending(SQS_CONNECTIONS, SQS_LIMIT), settings.queues());
    }

    WorkerProcess.Wiring wiring() {
        var reachesSqs = new HealthCheck("sqs", () -> {
            queues.depth(QueueName.GROUP_MESSAGE_QUEUE_HIGH);
            return new HealthState.Up();
        });
        return new WorkerProcess.Wiring(
                settings.health(),
                new Metrics(),
                new Liveness(InstantSource.system()),
                List.of(reachesSqs),
                List.of(),
                List.of());
    }
}
