package dev.switchboard.sender.budget;

import java.time.Instant;
import java.util.Locale;

/** What became of an {@link Ask}. */
public sealed interface Grant {

    /**
     * One message may be sent.
     *
     * @param at when, by the process's clock: not before, and soon after. It lies ahead by {@link SendBudget#LEAD} at the
     *     most, so that a record can be written meanwhile
     */
    record Granted(Instant at) implements Grant {}

    /**
     * Nothing may be sent for so long that it is not worth a slot: the job is put off, and asks again.
     *
     * @param until when it makes sense to ask again
     */
    record NotYet(Instant until, Reason reason) implements Grant {}

    /** Why nothing may be sent yet. */
    enum Reason {
        /** The chat had a message a moment ago. */
        CHAT_SPACED,
        /** Telegram asked to leave the chat alone. */
        CHAT_PAUSED,
        /** Others of the same bot go first. */
        BOT_BUSY,
        /** Telegram asked the bot to be quiet. */
        BOT_PAUSED,
        /** Telegram did not answer the bot's last messages: one goes now and then, to see whether it does again. */
        BOT_UNANSWERED,
        /** The process is stopping. */
        DRAINING;

        private final String word = name().toLowerCase(Locale.ROOT);

        /** Returns the stable word for logs and metrics. */
        public String word() {
            return word;
        }
    }
}
