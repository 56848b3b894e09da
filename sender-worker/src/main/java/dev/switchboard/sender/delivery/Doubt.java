package dev.switchboard.sender.delivery;

import java.util.Locale;

/** What is done with a message of which nobody knows whether it arrived, and why; kept in the ledger. */
enum Doubt {
    /** Nobody could look for it, and the broadcast's policy leaves it. */
    FINDER_UNAVAILABLE_LEFT,
    /** Nobody could look for it, and the broadcast's policy sends it again. */
    FINDER_UNAVAILABLE_RESENT,
    /** It was looked for and is not there. */
    NOT_FOUND_RESENT;

    /** Returns the stable word for it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
