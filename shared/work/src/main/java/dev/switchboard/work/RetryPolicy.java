package dev.switchboard.work;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and when a failing job is run again. Pure arithmetic, but for the given randomness.
 *
 * @param first the wait after the first failure; each further wait is four times as long
 * @param randomness numbers from 0 to 1, for jitter
 */
record RetryPolicy(Duration first, DoubleSupplier randomness) {
    /** One run, and one after each of three waits. */
    static final int RUNS = 4;

    private static final int GROWTH = 4;
    private static final double JITTER = 0.2;

    /** Soon enough after an outage, and seldom enough while it lasts. */
    private static final Duration LONGEST_OUTAGE_WAIT = Duration.ofSeconds(30);

    RetryPolicy {
        if (first.isNegative()) {
            throw new IllegalArgumentException("the first wait must not be negative");
        }
    }

    /** Returns whether a job that failed this often dies. */
    boolean isSpentAfter(int failures) {
        return failures >= RUNS;
    }

    /** Returns the wait after the given number of failures, from 1: 1, 4, 16 s, each up to a fifth more or less. */
    Duration waitAfter(int failures) {
        return jittered(first.toMillis() * Math.pow(GROWTH, failures - 1.0));
    }

    /**
     * Returns the wait after the given number of runs in a row, from 1, that found something away: 1, 2, 4, 8, 16 and then
     * 30 s, each up to a fifth more or less.
     */
    Duration waitInOutage(int runs) {
        return jittered(Math.min(first.toMillis() * Math.pow(2, runs - 1.0), (double) LONGEST_OUTAGE_WAIT.toMillis()));
    }

    private Duration jittered(double millis) {
        return Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * randomness.getAsDouble())));
    }
}
