package dev.switchboard.work;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread or process brings about. */
final class Await {
    static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Await() {}

    /**
     * Returns when the condition holds.
     *
     * @throws AssertionError if it does not within 20 s
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

    /** Returns when a thread has got as far as it can without others. */
    static void blockedOrEnded(Thread thread) throws InterruptedException {
        until("thread waits or has ended", () -> switch (thread.getState()) {
            case WAITING, TIMED_WAITING, BLOCKED, TERMINATED -> true;
            case NEW, RUNNABLE -> false;
        });
    }
}
