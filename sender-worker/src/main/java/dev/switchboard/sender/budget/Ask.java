package dev.switchboard.sender.budget;

import dev.switchboard.job.Priority;

/**
 * A job that wants to send one message.
 *
 * @param bot the bot that sends
 * @param chat where to; Telegram's ids of groups and channels are negative, those of people positive
 * @param priority the job's
 */
public record Ask(long bot, long chat, Priority priority) {
    boolean toGroup() {
        return chat < 0;
    }
}
