package dev.switchboard.work;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How often and when a failing job is tried. Pure arithmetic, but for the given randomness.
 *
 * @param attempts how often a job is run before it dies
 * @param first the wait after the first failure; each further wait is four times as long
 * @param randomness numbers from 0 to 1, for jitter
 */
public record RetryPolicy(int attempts, Duration first, DoubleSupplier randomness) {
    private static final int GROWTH = 4;
    private static final double JITTER = 0.2;

    public RetryPolicy {
        if (attempts < 1 || first.isNegative()) {
            throw new IllegalArgumentException("attempts must be at least 1 and the first wait not negative");
        }
    }

    /** Returns whether a job that failed this often dies. */
    boolean isSpentAfter(int failures) {
        return failures >= attempts;
    }

    /** Returns the wait after the given number of failures, from 1: 1, 4, 16 s, each up to a fifth more or less. */
    Duration waitAfter(int failures) {
        double factor = Math.pow(GROWTH, failures - 1.0) * (1 - JITTER + 2 * JITTER * randomness.getAsDouble());
        return Duration.ofMillis(Math.round(first.toMillis() * factor));
    }
}
