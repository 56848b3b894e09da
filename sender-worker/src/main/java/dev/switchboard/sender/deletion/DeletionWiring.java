package dev.switchboard.sender.deletion;

import dev.switchboard.job.JobCodec;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.queue.JobSender;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.time.InstantSource;

/** Puts the deleting of messages together. */
public final class DeletionWiring {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Deletions deletions;

    /** Uses the given client, which it does not close. */
    public DeletionWiring(PostgrestClient postgrest) {
        deletions = new PostgrestDeletions(postgrest);
    }

    /** Returns the worker that deletes. */
    public DeleteWorker worker(DeleteWorker.Telegram telegram, DeleteWorker.Pace pace) {
        return new DeleteWorker(deletions, telegram, pace);
    }

    /**
     * Returns the look for what is to be deleted as a worker's task.
     *
     * @param stalled after how long the job of a chat whose messages are still there must be lost
     */
    public PeriodicTask everySecond(JobSender queues, JobCodec codec, InstantSource clock, Duration stalled) {
        return new PeriodicTask("due_deletions", EVERY, new DueDeletions(deletions, queues, codec, clock, stalled));
    }
}
