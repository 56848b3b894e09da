package dev.switchboard.job;

import org.jspecify.annotations.Nullable;

/**
 * Whom a job concerns, by Telegram's ids.
 *
 * @param bot the bot that met the event or shall act
 * @param chat the chat, if one is known
 * @param user the person, if one is known
 */
public record Route(long bot, @Nullable Long chat, @Nullable Long user) {

    /** Returns the route of an event of which only the bot is known. */
    public static Route ofBot(long bot) {
        return new Route(bot, null, null);
    }
}
