package dev.switchboard.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The machine's time. */
public final class SystemTime implements EmulatorTime {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void schedule(Instant when, Runnable task) {
        long wait = Math.max(0, Duration.between(instant(), when).toNanos());
        CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                .execute(task);
    }
}
