package dev.switchboard.sender.deletion;

import java.time.Instant;
import java.util.List;

/** What the ledger says to a run that wants to delete messages of a chat. */
sealed interface Verdict {

    /** There are none. */
    record Nothing() implements Verdict {}

    /** Another run is at it, until then at the latest. */
    record Busy(Instant until) implements Verdict {}

    /** There are some; only a look says so. */
    record Ready() implements Verdict {}

    /** These are the run's until its lease ends: 1 to 100 of them, for one call. */
    record Delete(List<Integer> messages) implements Verdict {}
}
