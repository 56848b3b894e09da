package dev.switchboard.sender.delivery;

import java.util.Locale;

/** What a broadcast wants done about a message of which nobody can tell whether it arrived. */
enum UnknownPolicy {
    /** Leave it: a group may have missed the message. */
    SKIP,
    /** Send it again: a group may get it twice. */
    RESEND;

    static UnknownPolicy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
