package dev.switchboard.dm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time, and a shift that tests move: days pass at once, and waits are as they are. */
final class MovableClock implements InstantSource {
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(shift.get());
    }

    void advance(Duration time) {
        shift.updateAndGet(before -> before.plus(time));
    }

    /** Makes it the given moment now. */
    void set(Instant now) {
        shift.set(Duration.between(Instant.now(), now));
    }
}
