package dev.switchboard.job;

import org.jspecify.annotations.Nullable;

/**
 * A job on its way: what it is, whom it concerns, how urgent it is, and when it may run.
 *
 * @param id the job's stable identity
 * @param route whom it concerns
 * @param priority which of the three queues carries it
 * @param timing when it was made and may run
 * @param trace the W3C {@code traceparent} of the request that made it, or {@code null}
 * @param job the job itself
 */
public record JobEnvelope(
        JobId id,
        Route route,
        Priority priority,
        Timing timing,
        @Nullable String trace,
        Job job) {

    /** Returns the queue that carries this job. */
    public QueueName queue() {
        return QueueName.of(job.kind().queue(), priority);
    }

    /**
     * Returns the SQS message group: jobs of one group are handled in the order they were sent.
     *
     * @throws IllegalArgumentException if the route lacks the chat or person that the kind's order goes by
     */
    public String messageGroup() {
        return job.kind().group(id, route);
    }
}
