package dev.switchboard.local.lambda;

import java.time.Duration;

/**
 * How many execution environments a function has.
 *
 * @param least environments that are always there; with none, nothing is started ahead of need
 * @param most environments that there may be
 * @param waiting invocations that may wait for one; more are throttled
 * @param idleTime how long an environment beyond the needed ones is kept
 */
public record Scaling(int least, int most, int waiting, Duration idleTime) {
    /** AWS keeps an idle environment for minutes; its concurrency limit is ours of processes. */
    public static final Scaling STARTED_AHEAD = new Scaling(1, 4, 1_000, Duration.ofMinutes(10));

    /** For functions whose first caller can wait while an environment starts, as on AWS. */
    public static final Scaling ON_DEMAND = new Scaling(0, 4, 1_000, Duration.ofMinutes(10));

    /** Checks the bounds. */
    public Scaling {
        if (least < 0 || most < 1 || most < least) {
            throw new IllegalArgumentException("environments: at least " + least + ", at most " + most);
        }
    }

    /** Returns the wanted number of environments: one for each invocation in hand and, unless on demand, a warm spare. */
    int wanted(int invocations) {
        int spare = isOnDemand() ? 0 : 1;
        return Math.clamp((long) invocations + spare, least, most);
    }

    boolean isOnDemand() {
        return least == 0;
    }
}
