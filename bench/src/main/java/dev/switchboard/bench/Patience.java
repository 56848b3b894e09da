package dev.switchboard.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Waits for what other processes bring about.
 *
 * @param limit how long
 */
record Patience(Duration limit) {
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    /** Something that is waited for. */
    @FunctionalInterface
    interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    /**
     * Waits until a condition holds.
     *
     * @param what names it, for who waits in vain
     * @throws IllegalStateException if it does not hold within the limit
     */
    void await(String what, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + limit.toSeconds() + " s in vain: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS_MILLIS);
        }
    }
}
