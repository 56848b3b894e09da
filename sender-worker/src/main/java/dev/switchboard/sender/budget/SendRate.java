package dev.switchboard.sender.budget;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How many messages a bot sends a second, evenly spread: no second ever holds more than that, rounded up, and one.
 *
 * @param perSecond above 0
 */
public record SendRate(double perSecond) {
    public SendRate {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a rate must be above 0");
        }
    }

    /** Returns the time between two messages, to the nanosecond. */
    Duration interval() {
        return Duration.ofNanos(Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond));
    }

    /**
     * Returns the share of one of several processes that do not know of each other when the others send. It is a little less
     * than an equal part where that would let a second hold too many: of 30 a second each of four sends 7, because 7.5 are 8
     * in some seconds, and four times 8 are too many.
     */
    SendRate sharedBy(int processes) {
        double equal = perSecond / processes;
        double mostInASecond = Math.floor((perSecond + 1) / processes);
        return new SendRate(mostInASecond < 1 ? equal : Math.min(equal, mostInASecond));
    }
}
