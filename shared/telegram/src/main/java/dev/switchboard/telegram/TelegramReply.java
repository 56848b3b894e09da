package dev.switchboard.telegram;

import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What came of one call: Telegram did it, said "later", said "no", or did not answer in a way that tells.
 *
 * @param <T> what the method returns when it is done
 */
public sealed interface TelegramReply<T extends Serializable> {

    /**
     * Telegram did it.
     *
     * <p>An edit that changes nothing ("message is not modified") is accepted too, with {@code true} as its result, as
     * Telegram itself answers for messages that it does not give back.
     */
    record Accepted<T extends Serializable>(T result) implements TelegramReply<T> {}

    /**
     * Telegram did nothing (429) and asks to wait before the same chat or bot is used again.
     *
     * @param retryAfter at least one second
     */
    record FloodLimited<T extends Serializable>(Duration retryAfter) implements TelegramReply<T> {}

    /**
     * Telegram said no, did nothing, and will say so again.
     *
     * @param description Telegram's own words, for people and logs; without the bot's token
     * @param migratedTo the chat's new id; present exactly if the reason is {@link RejectionReason#MIGRATED}
     */
    record Rejected<T extends Serializable>(RejectionReason reason, String description, OptionalLong migratedTo)
            implements TelegramReply<T> {
        public Rejected {
            if ((reason == RejectionReason.MIGRATED) != migratedTo.isPresent()) {
                throw new IllegalArgumentException("a new chat id belongs to MIGRATED, and to nothing else");
            }
        }
    }

    /**
     * No answer came that tells what was done. Whether Telegram carried the call out is unknown, except where the fault
     * says otherwise: repeating it may do it twice.
     *
     * @param detail what went wrong, for people and logs; without the bot's token
     */
    record Unreachable<T extends Serializable>(Fault fault, String detail) implements TelegramReply<T> {}

    /** How a call stayed without a usable answer. */
    enum Fault {
        /** No connection stood, whatever the reason, so that nothing was sent: certainly not carried out. */
        NOT_CONNECTED,
        /** The connection broke, or the time was up, after the request was begun and before a whole answer had come. */
        NO_ANSWER,
        /** An answer came, but not the Bot API's: an HTML page, say, or cut JSON. */
        NOT_BOT_API,
        /** Telegram answered with an error of its own (5xx). */
        SERVER_ERROR,
        /** Telegram said that it is done, but this version cannot read the result: certainly carried out. */
        RESULT_UNREADABLE
    }
}
