package dev.switchboard.sender.budget;

import java.time.Duration;
import java.util.Optional;

/**
 * Gives leave to send, bot by bot: never faster than Telegram allows, and no slower than that where there is something to
 * send. Waiting for one chat never holds up another. Implementations are safe for use by several threads.
 */
public interface SendBudget {
    /** How far ahead a message may be granted: the time in which a job can record what it is about to do. */
    Duration LEAD = Duration.ofMillis(50);

    /** How long {@link #await} lets a job wait. */
    Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Waits for leave to send one message, for {@link #PATIENCE} at the most. Asks of one bot are served high before normal
     * before low, and within that in order of arrival, as far as their chats may be written to. An ask that is put off keeps
     * its place until the job asks again.
     *
     * <p>Who waits takes up a job's slot. So at once {@link Grant.NotYet} is returned if the chat or the bot is closed for
     * longer than that, if another ask for the chat waits already, or so many of the bot that it would be long.
     *
     * <p>A grant that is not used is lost. One that is used late does no harm, as long as it is no later than others are by
     * more than three quarters of the time between two messages; by more, a second may hold more messages than it should.
     *
     * @return {@link Grant.NotYet} also if {@link #drain} was called, or the thread is interrupted
     */
    Grant await(Ask ask);

    /**
     * Tells whether {@link #await} would put an ask off at once, so that nothing needs to be looked up for it. The ask has its
     * place from then on.
     */
    Optional<Grant.NotYet> putOff(Ask ask);

    /** Takes note that Telegram took what was granted: whatever it refused before, it does not mean the bot. */
    void accepted(Ask ask);

    /** Takes note that Telegram answered, but neither took what was granted nor asked to wait. */
    void answered(Ask ask);

    /**
     * Takes note that nobody knows what became of what was granted. When that befalls a second chat, with no answer to anything
     * between them, this process slows the bot down until Telegram answers: to a message after 1, 2, 4, 8, 16 and then each 30 s.
     */
    void doubted(Ask ask);

    /**
     * Takes note that Telegram refused what was granted (429): nothing goes to this chat until the time is over, or, if
     * another chat of the bot was refused just before and nothing was accepted since, from this bot. That holds for every process at once. A pause is never
     * shortened.
     *
     * @param retryAfter what Telegram said; no more than a day of it counts
     */
    void paused(Ask ask, Duration retryAfter);

    /** Lets go of all that wait, and of those that come. */
    void drain();
}
