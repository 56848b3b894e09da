package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;

/** What a pace says to an ask; times count from the answer. */
sealed interface Verdict {

    /** A message may be sent. */
    record Reserved(Duration in) implements Verdict {}

    /** None may be sent within the lead; it makes no sense to ask again before that time is over. */
    record Refused(Reason reason, Duration retryIn) implements Verdict {}
}
