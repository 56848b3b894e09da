package dev.switchboard.local.lambda;

import java.time.Duration;

/**
 * How many execution environments a function has.
 *
 * @param least environments that are always there
 * @param most environments that there may be
 * @param waiting invocations that may wait for one; more are throttled
 * @param idleTime how long an environment beyond the needed ones is kept
 */
public record Scaling(int least, int most, int waiting, Duration idleTime) {
    /** AWS keeps an idle environment for minutes; its concurrency limit is ours of processes. */
    public static final Scaling DEFAULT = new Scaling(1, 4, 1_000, Duration.ofMinutes(10));

    /** Checks the bounds. */
    public Scaling {
        if (least < 1 || most < least) {
            throw new IllegalArgumentException("environments: at least " + least + ", at most " + most);
        }
    }

    /** Returns the wanted number of environments: one for each invocation in hand, and one warm spare. */
    int wanted(int invocations) {
        return Math.clamp(invocations + 1L, least, most);
    }
}
