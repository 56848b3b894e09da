package dev.switchboard.sender.deletion;

import java.time.Instant;
import java.util.List;

/** What the ledger says to a run that wants to delete messages of a chat. */
sealed interface Verdict {

    /** What a look brings. */
    sealed interface Look extends Verdict {}

    /** What it brings to begin. */
    sealed interface Begun extends Verdict {}

    /** There are none. */
    record Nothing() implements Look, Begun {}

    /** Another run is at it, until then at the latest. */
    record Busy(Instant until) implements Look, Begun {}

    /** There are some. */
    record Ready() implements Look {}

    /** These are the run's until its lease ends: 1 to 100 of them, for one call. */
    record Delete(List<Integer> messages) implements Begun {}
}
