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
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A time that runs at any speed or stands still, and can be moved forward by hand, never back, until {@link #LATEST},
 * where it stops. Thread-safe.
 */
public class VirtualTime implements EmulatorTime {
    /** A day passes in under a second. */
    public static final double MAX_SPEED = 100_000;

    /** The last date there is: Telegram's have 32 bits (TL, {@code int}; 2038-01-19T03:14:07Z). */
    public static final Instant LATEST = Instant.ofEpochSecond(Integer.MAX_VALUE);

    private static final Logger log = LoggerFactory.getLogger(VirtualTime.class);

    private final InstantSource machine = InstantSource.system();
    private final TreeMap<Instant, List<Runnable>> tasks = new TreeMap<>();
    private final @Nullable Instant start;
    private final double startSpeed;
    private Instant base;
    private Instant baseOnMachine = machine.instant();
    private double speed;
    private long alarm;

    /**
     * Starts at an instant.
     *
     * @param speed 0 stands still, 1 keeps pace with the machine's clock
     * @throws IllegalArgumentException if it lies outside 1970 to {@link #LATEST}
     */
    public VirtualTime(Instant start, double speed) {
        if (start.isBefore(Instant.EPOCH) || start.isAfter(LATEST)) {
            throw new IllegalArgumentException("time must begin within " + Instant.EPOCH + " and " + LATEST);
        }
        this.start = start;
        base = start;
        startSpeed = checked(speed);
        this.speed = startSpeed;
    }

    private VirtualTime(double speed) {
        start = null;
        base = machine.instant();
        startSpeed = checked(speed);
        this.speed = startSpeed;
    }

    /** Returns the machine's time, for as long as nobody moves it. */
    public static VirtualTime ofMachine() {
        return fromNow(1);
    }

    /**
     * Returns a time that starts at the machine's.
     *
     * @param speed 0 stands still, 1 keeps pace with the machine's clock
     */
    public static VirtualTime fromNow(double speed) {
        return new VirtualTime(speed);
    }

    /** Starts again as it started, which is the one way back; what was to run later never does. */
    public synchronized void restart() {
        tasks.clear();
        alarm++;
        baseOnMachine = machine.instant();
        base = start == null ? baseOnMachine : start;
        speed = startSpeed;
    }

    @Override
    public synchronized Instant instant() {
        if (speed == 0) {
            return base;
        }
        long passed = Duration.between(baseOnMachine, machine.instant()).toNanos();
        Instant now = base.plusNanos(Math.max(0, (long) (passed * speed)));
        return now.isAfter(LATEST) ? LATEST : now;
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
        run(task);
    }

    /** Returns how fast it runs: 0 stands still, 1 keeps pace with the machine's clock. */
    public synchronized double speed() {
        return speed;
    }

    /** Runs at another speed from now on. */
    public void run(double newSpeed) {
        change(newSpeed, null, Duration.ZERO);
    }

    /** Moves on, and runs what falls due, as {@link #change} does. */
    public void advance(Duration step) {
        change(null, null, step);
    }

    /** Moves on to an instant, and runs what falls due, as {@link #change} does. */
    public void advanceTo(Instant end) {
        change(null, end, Duration.ZERO);
    }

    /**
     * Runs at another speed, moves on to an instant and then by a step, and runs what falls due, in order of time, on
     * the caller's thread. All is checked before any of it is done.
     *
     * @param newSpeed null leaves the speed
     * @param date null is now
     * @throws IllegalArgumentException if the speed is out of range, or the end lies in the past or after {@link #LATEST}
     */
    public void change(@Nullable Double newSpeed, @Nullable Instant date, Duration step) {
        Instant end;
        synchronized (this) {
            double wanted = newSpeed == null ? speed : checked(newSpeed);
            end = target(instant(), date, step);
            jumpTo(instant());
            speed = wanted;
        }
        moveTo(end);
    }

    private static Instant target(Instant now, @Nullable Instant date, Duration step) {
        Instant from = date == null ? now : date;
        if (from.isBefore(now)) {
            throw new IllegalArgumentException("time goes forward only, not from " + now + " to " + from);
        }
        if (step.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, not by " + step);
        }
        if (from.isAfter(LATEST) || step.compareTo(Duration.between(from, LATEST)) > 0) {
            throw new IllegalArgumentException("time ends at " + LATEST + ": Telegram's dates have 32 bits");
        }
        return from.plus(step);
    }

    private void moveTo(Instant end) {
        for (List<Runnable> due = nextDue(end); !due.isEmpty(); due = nextDue(end)) {
            due.forEach(VirtualTime::run);
        }
        synchronized (this) {
            jumpTo(end);
            setAlarm();
        }
    }

    /** A task that fails is reported, and holds up no other. */
    private static void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.atError().setCause(e).log("scheduled task failed");
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
