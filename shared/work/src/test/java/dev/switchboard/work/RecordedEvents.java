package dev.switchboard.work;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was told, in a word each. */
final class RecordedEvents implements JobEvents {
    final List<String> told = new CopyOnWriteArrayList<>();
    volatile Runnable beforeRan = () -> {};

    @Override
    public void ran(JobEnvelope envelope, String outcome, Duration took, Duration lag) {
        beforeRan.run();
        told.add(outcome);
    }

    @Override
    public void dependencyAway(JobEnvelope envelope, String dependency) {
        told.add("waits for " + dependency);
    }

    @Override
    public void discarded(JobEnvelope envelope, String reason) {
        told.add("discarded " + reason);
    }

    @Override
    public void died(QueueName queue, String errorClass) {
        told.add("died " + errorClass);
    }

    @Override
    public void lost(QueueName queue) {
        told.add("lost");
    }

    @Override
    public void polled(QueueName queue, boolean answered) {
        // polls come as often as they like
    }

    @Override
    public void notDeleted(QueueName queue) {
        told.add("not deleted");
    }
}
