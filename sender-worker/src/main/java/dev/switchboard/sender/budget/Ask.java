package dev.switchboard.sender.budget;

import dev.switchboard.job.Priority;
import java.time.Duration;

/**
 * A job that wants to send one message.
 *
 * @param bot the bot that sends
 * @param chat where to; Telegram's ids of groups and channels are negative, those of people positive
 * @param priority the job's
 */
public record Ask(long bot, long chat, Priority priority) {
    /** Telegram: 20 messages a minute to one group (Bots FAQ). Evenly spread, so that no minute needs counting. */
    private static final Duration IN_A_GROUP = Duration.ofMinutes(1).dividedBy(20);

    /** Telegram: one message a second to one chat (Bots FAQ). */
    private static final Duration IN_A_PRIVATE_CHAT = Duration.ofSeconds(1);

    /** Returns the least time between two messages to the chat. */
    Duration spacing() {
        return chat < 0 ? IN_A_GROUP : IN_A_PRIVATE_CHAT;
    }
}
