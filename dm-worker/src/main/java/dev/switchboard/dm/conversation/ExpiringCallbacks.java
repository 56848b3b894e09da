package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.AnswerRecord;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Drops presses that nobody waits for any more, without a word: those that are older than a callback query's life. One that
 * did something already, such as spend a point, is answered however late.
 */
public final class ExpiringCallbacks implements Worker<Job.ProcessCallback> {
    /** Telegram keeps a callback query for so long (Bot API server, {@code Client.cpp}, {@code add_update}). */
    static final Duration LIFE = Duration.ofSeconds(150);

    private final Worker<Job.ProcessCallback> fresh;
    private final AnswerRecord record;
    private final InstantSource clock;

    /**
     * Drops what has expired.
     *
     * @param fresh does the others
     * @param clock the one by which jobs are queued
     */
    public ExpiringCallbacks(Worker<Job.ProcessCallback> fresh, AnswerRecord record, InstantSource clock) {
        this.fresh = fresh;
        this.record = record;
        this.clock = clock;
    }

    @Override
    public Outcome work(Job.ProcessCallback job, JobEnvelope envelope) {
        var end = envelope.timing().enqueuedAt().plus(LIFE);
        return clock.instant().isBefore(end) || record.knows(envelope.id())
                ? fresh.work(job, envelope)
                : new Outcome.Discard("callback_expired");
    }
}
