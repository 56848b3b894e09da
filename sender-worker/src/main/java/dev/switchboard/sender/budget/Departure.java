package dev.switchboard.sender.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits until the moment for which a message was granted, some milliseconds away at the most. */
@FunctionalInterface
public interface Departure {
    /**
     * How late a message may leave. More would send those of a slow second together, and eat up the lease that the delivery
     * is held for.
     */
    Duration LATEST = Duration.ofSeconds(1);

    /**
     * Returns at the given moment or after it.
     *
     * @return whether it is not too late
     */
    boolean await(Instant at);

    /** Returns one that goes by a clock. */
    static Departure by(InstantSource clock) {
        return at -> {
            var left = Duration.between(clock.instant(), at);
            while (left.isPositive() && !Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(left.toNanos());
                left = Duration.between(clock.instant(), at);
            }
            return left.negated().compareTo(LATEST) <= 0;
        };
    }
}
