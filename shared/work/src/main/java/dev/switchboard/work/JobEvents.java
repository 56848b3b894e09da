package dev.switchboard.work;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import java.time.Duration;

/** What a process tells of its work, for metrics. Implementations are safe for use by several threads and do not throw. */
public interface JobEvents {

    /**
     * A job ran.
     *
     * @param outcome a stable word: {@code done}, {@code retry}, {@code away}, {@code defer}, {@code discard} or {@code bury}
     * @param took how long the worker took
     * @param lag how long after its first sending the run ended
     */
    void ran(JobEnvelope envelope, String outcome, Duration took, Duration lag);

    /** A job could not be done because something that it needs is away. */
    void dependencyAway(JobEnvelope envelope, String dependency);

    /** A job was dropped. */
    void discarded(JobEnvelope envelope, String reason);

    /** A message went to the DLQ. */
    void died(QueueName queue, String errorClass);

    /** A message's visibility ended in this process's hands; another process may have it. */
    void lost(QueueName queue);

    /** A poll ended: the queue answered, or did not. */
    void polled(QueueName queue, boolean answered);

    /** A settled message could not be deleted; it will come again and change nothing. */
    void notDeleted(QueueName queue);
}
