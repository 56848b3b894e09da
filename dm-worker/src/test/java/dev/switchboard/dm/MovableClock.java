package dev.switchboard.dm;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/** The system's time, and a shift that tests move: days pass at once, and waits are as they are. */
final class MovableClock implements InstantSource {
    /** No test takes longer; a day that begins within it would give points that the test does not expect. */
    private static final Duration LONGEST_TEST = Duration.ofMinutes(10);

    private final AtomicReference<Duration> shift = new AtomicReference<>(pastMidnight(Instant.now()));

    @Override
    public Instant instant() {
        return Instant.now().plus(shift.get());
    }

    /** Returns what brings a moment into the next day (UTC) if that is near, or else nothing. */
    private static Duration pastMidnight(Instant now) {
        var left = Duration.between(now, now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS));
        return left.compareTo(LONGEST_TEST) < 0 ? left : Duration.ZERO;
    }

    void advance(Duration time) {
        shift.updateAndGet(before -> before.plus(time));
    }

    /** Makes it the given moment now. */
    void set(Instant now) {
        shift.set(Duration.between(Instant.now(), now));
    }
}
