package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Instant;

/** Until when something may not be written to, and why. */
record Closing(Instant until, Reason reason) {
    /** Returns this, or another one that ends later. */
    Closing orLater(Closing other) {
        return other.until.isAfter(until) ? other : this;
    }

    boolean at(Instant moment) {
        return until.isAfter(moment);
    }

    Grant.NotYet notYet() {
        return new Grant.NotYet(until, reason);
    }
}
