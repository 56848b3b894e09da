package dev.switchboard.emulator;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition that another thread brings about. */
final class Await {
    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Await() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("the condition was not met within " + BOUND);
            }
            Thread.sleep(PAUSE);
        }
    }
}
