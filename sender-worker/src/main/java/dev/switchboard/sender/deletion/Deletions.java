package dev.switchboard.sender.deletion;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of what is to be deleted. Every call may be repeated with the same effect; what a run that lost its hold says
 * changes nothing. Implementations are safe for use by several threads.
 */
interface Deletions {
    /**
     * Takes chats with messages to delete, for which jobs are to be queued.
     *
     * @param most how many messages at most
     * @param stalled after how long one whose messages are still there is handed out again; whole seconds
     */
    List<DueChat> takeDue(int most, Duration stalled);

    /** Tells what {@link #begin} would say: nothing, busy or ready. */
    Verdict.Look lookAt(long bot, long chat);

    /**
     * Begins to delete some of a chat's messages.
     *
     * @param lease how long nobody else may
     */
    Verdict.Begun begin(Holding holding, Duration lease);

    /**
     * Telegram answered.
     *
     * @param words Telegram's own, or {@code null} if it said no more than that it is done
     * @return how many messages are left to delete in the chat
     */
    int settle(Holding holding, Result result, @Nullable String words);

    /**
     * Nothing was deleted: they wait again.
     *
     * @param alone whether each is to get a call of its own
     */
    void release(Holding holding, boolean alone);

    /**
     * Nobody knows what came of it: they wait again, unless so many calls stayed without an answer.
     *
     * @return how many messages are left to delete in the chat
     */
    int doubt(Holding holding, String words, int mostUnanswered);
}
