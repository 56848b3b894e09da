package dev.switchboard.sender.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/** Waits until the moment for which a message was granted, some milliseconds away at the most. */
@FunctionalInterface
public interface Departure {
    /** Returns at the given moment or after it. */
    void await(Instant at);

    /** Returns one that goes by a clock. */
    static Departure by(InstantSource clock) {
        return at -> {
            for (var left = Duration.between(clock.instant(), at);
                    left.isPositive() && !Thread.currentThread().isInterrupted();
                    left = Duration.between(clock.instant(), at)) {
                LockSupport.parkNanos(left.toNanos());
            }
        };
    }
}
