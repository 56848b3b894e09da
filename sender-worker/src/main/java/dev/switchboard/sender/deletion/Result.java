package dev.switchboard.sender.deletion;

import java.util.Locale;

/** What Telegram said to a deletion. */
enum Result {
    /** It did it. */
    DELETED,
    /** The message is gone; by a call of ours that got no answer, perhaps, which the ledger knows. */
    ALREADY_DELETED,
    /** The message is too old, another bot's, or beyond the bot's rights: one text for all, which the ledger tells apart. */
    CANNOT_BE_DELETED,
    /** The bot lacks a right in the chat. */
    NOT_ENOUGH_RIGHTS,
    /** There is no such chat for the bot, or no more. */
    CHAT_NOT_FOUND,
    /** It said no in words that we do not know. */
    REFUSED;

    /** Returns the stable word. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
