package dev.switchboard.dm;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes bring about. */
final class Await {
    static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Await() {}

    /**
     * Returns when the condition holds.
     *
     * @throws AssertionError if it does not within 30 s
     */
    static void until(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not come about: " + what);
            }
            Thread.sleep(BETWEEN);
        }
    }
}
