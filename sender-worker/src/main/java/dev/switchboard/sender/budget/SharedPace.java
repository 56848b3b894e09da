package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisAwayException;
import java.time.Duration;

/** The pace of all processes together. Implementations are safe for use by several threads. */
interface SharedPace {
    /** Telegram does not say whether it means the chat or the bot: it is the bot if it refuses two chats within this time. */
    Duration TOGETHER = Duration.ofSeconds(5);

    /**
     * Reserves the bot's next moment for the ask, if that is within the lead and the chat is open then.
     *
     * @param from how long the caller has to wait for its own reasons; zero if it has none
     */
    Verdict reserve(Ask ask, SendRate rate, Duration from) throws RedisAwayException;

    /** Takes note that Telegram took a message of the bot. */
    void accepted(Ask ask) throws RedisAwayException;

    /**
     * Closes the ask's chat for a time, and its bot too if another chat of it was refused within {@link #TOGETHER} and is
     * still closed, and nothing of the bot was accepted since.
     *
     * @return what was closed
     */
    Scope pause(Ask ask, Duration retryAfter) throws RedisAwayException;
}
