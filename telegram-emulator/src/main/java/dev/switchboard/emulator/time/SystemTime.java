package dev.switchboard.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time. */
public final class SystemTime implements EmulatorTime {
    private final ScheduledThreadPoolExecutor timers = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("emulator-timers").daemon().factory());

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public void schedule(Instant when, Runnable task) {
        Duration wait = Duration.between(instant(), when);
        // on a thread of its own: a task may wait for locks, and a failing one is reported there
        ScheduledFuture<?> _ = timers.schedule(
                () -> Thread.startVirtualThread(task), Math.max(0, wait.toNanos()), TimeUnit.NANOSECONDS);
    }
}
