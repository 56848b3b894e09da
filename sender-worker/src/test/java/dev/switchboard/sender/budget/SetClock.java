package dev.switchboard.sender.budget;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** A clock that stands until it is moved. */
final class SetClock implements InstantSource {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    /** Returns the time as {@link RedisPace} takes it. */
    String micros() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, now));
    }

    void advance(Duration time) {
        now = now.plus(time);
    }
}
