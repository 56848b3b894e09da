package dev.switchboard.work;

import java.time.Duration;
import java.time.Instant;

/** What is to be done with a job after a run; kept with the job until it is done, so that only this is ever repeated. */
sealed interface Settlement {

    /** It leaves its queue. */
    record Delete() implements Settlement {}

    /** It goes to the DLQ for its last failure. */
    record Bury() implements Settlement {}

    /** Its standard queue keeps it for a while. */
    record Postpone(Duration delay) implements Settlement {}

    /** It waits in this process, and then runs again. */
    record Wait(Instant until) implements Settlement {}
}
