package dev.switchboard.local.supervisor;

import java.time.Duration;

/** How long to wait before a part is started again. */
final class BackOff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    /** A part that was ready this long has recovered from whatever it was. */
    private static final Duration RECOVERED = Duration.ofSeconds(30);

    private int endings;

    /** Returns the wait after the process has ended once more; it doubles each time. */
    Duration afterEnding(Duration wasReady) {
        endings = wasReady.compareTo(RECOVERED) >= 0 ? 0 : endings;
        Duration wait = FIRST.multipliedBy(1L << Math.min(endings, 16));
        endings++;
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }
}
