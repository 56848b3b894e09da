package dev.switchboard.dm.conversation;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.UpdateParser;
import dev.switchboard.telegram.UpdateReading;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;

/**
 * Reads the updates of jobs.
 *
 * @param <J> the jobs that are made of such updates
 */
public final class UpdateWorker<J extends Job.OfUpdate> implements Worker<J> {
    private final UpdateParser parser;
    private final UpdateHandler handler;

    /** Reads them for the given handler. */
    public UpdateWorker(UpdateParser parser, UpdateHandler handler) {
        this.parser = parser;
        this.handler = handler;
    }

    @Override
    public Outcome work(J job, JobEnvelope envelope) {
        return switch (parser.parse(job.update().text())) {
            case UpdateReading.Read(var update) -> handler.handle(update, envelope);
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
    }

    /** Returns what becomes of an update that lacks what it must hold: an operator can look at it, and a later version read it. */
    public static Outcome unreadable(String detail) {
        return new Outcome.Bury("unreadable_update", detail);
    }
}
