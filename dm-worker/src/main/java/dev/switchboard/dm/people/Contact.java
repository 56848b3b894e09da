package dev.switchboard.dm.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person does something with a bot; every text is theirs, and hostile.
 *
 * @param botId the bot
 * @param userId Telegram's id of the person
 * @param happenedAt when, by this process's clock: it says whose day's points they get
 * @param wroteAt when they wrote it in private, by Telegram's clock; {@code null} if it is no message there. It shows whether
 *     they are back after a block. A press does not: it has no time of Telegram's, and buttons stay where they are when a bot
 *     is blocked
 */
public record Contact(
        long botId,
        long userId,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        Instant happenedAt,
        @Nullable Instant wroteAt) {

    /** Says the ids only: names are private. */
    @Override
    public String toString() {
        return "Contact[" + userId + " with bot " + botId + "]";
    }
}
