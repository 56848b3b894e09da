package dev.switchboard.work;

import java.time.Instant;

/** What became of a job's run. Only {@link JobExecutor} acts on it. */
public sealed interface Outcome {

    /** It is done. */
    record Done() implements Outcome {}

    /** It failed and may succeed later: it runs again after a back-off, and dies after the last attempt. */
    record RetryLater(Throwable cause) implements Outcome {}

    /**
     * Something that it needs is away, which is not the job's fault and uses up no attempt: it waits, longer each time, and
     * its group with it, until that is back. Not for a call that may have been carried out and must not be repeated often.
     * PostgREST's silence, thrown by a worker, counts as this.
     *
     * @param dependency a stable word for metrics and readiness, such as {@code telegram}
     * @param detail what went wrong, in words; without secrets
     */
    record DependencyAway(String dependency, String detail) implements Outcome {}

    /**
     * It may not run yet; that is no failure and uses up no attempt.
     *
     * @param until when to ask again; what is more than 15 minutes away belongs into Postgres, and is asked again in 15
     * @param reason a stable word for logs and metrics
     */
    record Defer(Instant until, String reason) implements Outcome {}

    /**
     * It is dropped and counted, because no replay could help.
     *
     * @param reason a stable word for logs and metrics, such as {@code callback_expired}
     */
    record Discard(String reason) implements Outcome {}

    /**
     * No attempt can help, and an operator is to see it: it goes to the DLQ at once.
     *
     * @param reason a stable word for logs and metrics, such as {@code unreadable_update}
     * @param detail what is wrong with it, in words; without secrets
     */
    record Bury(String reason, String detail) implements Outcome {}
}
