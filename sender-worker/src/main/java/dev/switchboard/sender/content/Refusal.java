package dev.switchboard.sender.content;

import java.util.Locale;

/**
 * Why a broadcast is not sent.
 *
 * @param kind what is wrong
 * @param sentence for people: what is wrong, where, and what to do
 */
public record Refusal(Kind kind, String sentence) {

    /** What can be wrong. */
    public enum Kind {
        /** No object of the known fields. */
        MALFORMED,
        /** Nothing that anybody would see. */
        EMPTY,
        /** Longer than Telegram takes. */
        TOO_LONG,
        /** Telegram could not read the text. */
        BROKEN_MARKUP,
        /** No photo that Telegram could know or fetch, or one that it must not be sent for. */
        PHOTO_REFUSED,
        /** The photo's host has no address just now; it may have one later. */
        PHOTO_HOST_UNKNOWN,
        /** A button's address that Telegram would not take, or that is not https. */
        BUTTON_REFUSED,
        /** No Instagram name, or none where a button needs one. */
        LIVE_USER_REFUSED;

        /** Returns the stable word for it, such as {@code too_long}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
