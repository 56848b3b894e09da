package dev.switchboard.sender.deletion;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.work.DueJobs;
import java.time.Duration;

/** Puts the deleting of messages together. */
public final class DeletionWiring {
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
     * Returns what is to be deleted, chat by chat.
     *
     * @param stalled after how long the job of a chat whose messages are still there must be lost
     */
    public DueJobs.Source<?> due(Duration stalled) {
        return new DueDeletions(deletions, stalled);
    }
}
