package dev.switchboard.local.process;

import java.time.Duration;

/** How long to wait before something that failed is tried again: twice as long each time, up to a limit. */
public final class BackOff {
    private static final int MOST_DOUBLINGS = 16;

    private final Duration first;
    private final Duration longest;
    private int failures;

    /** Makes one without failures. */
    public BackOff(Duration first, Duration longest) {
        this.first = first;
        this.longest = longest;
    }

    /** Returns the wait after one more failure. */
    public Duration afterFailure() {
        Duration wait = first.multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        failures++;
        return wait.compareTo(longest) < 0 ? wait : longest;
    }

    /** Forgets the failures: it works again. */
    public void recovered() {
        failures = 0;
    }
}
