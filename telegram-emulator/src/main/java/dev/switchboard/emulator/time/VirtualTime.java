package dev.switchboard.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A time that runs at any speed or stands still, and can be moved forward by hand, never back. Thread-safe. */
public class VirtualTime implements EmulatorTime {
    /** A day passes in under a second. */
    public static final double MAX_SPEED = 100_000;

    private final InstantSource machine = InstantSource.system();
    private final TreeMap<Instant, List<Runnable>> tasks = new TreeMap<>();
    private Instant base;
    private Instant baseOnMachine = machine.instant();
    private double speed;
    private long alarm;

    /**
     * Starts at an instant.
     *
     * @param speed 0 stands still, 1 keeps pace with the machine's clock
     */
    public VirtualTime(Instant start, double speed) {
        base = start;
        this.speed = checked(speed);
    }

    /** Returns the machine's time, for as long as nobody moves it. */
    public static VirtualTime ofMachine() {
        return new VirtualTime(InstantSource.system().instant(), 1);
    }

    @Override
    public synchronized Instant instant() {
        if (speed == 0) {
            return base;
        }
        long passed = Duration.between(baseOnMachine, machine.instant()).toNanos();
        return base.plusNanos(Math.max(0, (long) (passed * speed)));
    }

    @Override
    public void schedule(Instant when, Runnable task) {
        synchronized (this) {
            if (when.isAfter(instant())) {
                tasks.computeIfAbsent(when, _ -> new ArrayList<>()).add(task);
                if (tasks.firstKey().equals(when)) {
                    setAlarm();
                }
                return;
            }
        }
        task.run();
    }

    /** Returns how fast it runs: 0 stands still, 1 keeps pace with the machine's clock. */
    public synchronized double speed() {
        return speed;
    }

    /** Runs at another speed from now on. */
    public synchronized void run(double newSpeed) {
        jumpTo(instant());
        speed = checked(newSpeed);
        setAlarm();
    }

    /**
     * Moves on, and runs what falls due, in order of time, on the caller's thread.
     *
     * @throws IllegalArgumentException if the step is negative
     */
    public void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + step);
        }
        moveTo(instant().plus(step));
    }

    /**
     * Moves on to an instant, and runs what falls due, in order of time, on the caller's thread.
     *
     * @throws IllegalArgumentException if it lies in the past
     */
    public void advanceTo(Instant end) {
        if (end.isBefore(instant())) {
            throw new IllegalArgumentException("time goes forward only, not from " + instant() + " to " + end);
        }
        moveTo(end);
    }

    private void moveTo(Instant end) {
        for (List<Runnable> due = nextDue(end); !due.isEmpty(); due = nextDue(end)) {
            due.forEach(Runnable::run);
        }
        synchronized (this) {
            jumpTo(end);
            setAlarm();
        }
    }

    private synchronized List<Runnable> nextDue(Instant end) {
        Map.Entry<Instant, List<Runnable>> first = tasks.firstEntry();
        if (first == null || first.getKey().isAfter(end)) {
            return List.of();
        }
        jumpTo(first.getKey());
        tasks.pollFirstEntry();
        return first.getValue();
    }

    private void jumpTo(Instant target) {
        Instant now = instant();
        base = target.isAfter(now) ? target : now;
        baseOnMachine = machine.instant();
    }

    /** Sees to it that the first task runs when its time comes by itself; only the newest alarm rings. */
    private void setAlarm() {
        long number = ++alarm;
        if (speed > 0 && !tasks.isEmpty()) {
            double wait = Duration.between(instant(), tasks.firstKey()).toNanos() / speed;
            CompletableFuture.delayedExecutor(
                            Math.max(0, (long) Math.ceil(wait)), TimeUnit.NANOSECONDS, Thread::startVirtualThread)
                    .execute(() -> ring(number));
        }
    }

    private void ring(long number) {
        synchronized (this) {
            if (number != alarm) {
                return;
            }
        }
        moveTo(instant());
    }

    private static double checked(double speed) {
        if (speed >= 0 && speed <= MAX_SPEED) {
            return speed;
        }
        throw new IllegalArgumentException("speed must be 0-" + (long) MAX_SPEED + ", not " + speed);
    }
}
