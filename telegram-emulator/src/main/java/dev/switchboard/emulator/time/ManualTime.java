package dev.switchboard.emulator.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A time that stands still until it is moved; for tests, and for simulated days. */
public final class ManualTime implements EmulatorTime {
    private final TreeMap<Instant, List<Runnable>> tasks = new TreeMap<>();
    private Instant now;

    /** Starts at an instant. */
    public ManualTime(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public void schedule(Instant when, Runnable task) {
        synchronized (this) {
            if (when.isAfter(now)) {
                tasks.computeIfAbsent(when, _ -> new ArrayList<>()).add(task);
                return;
            }
        }
        task.run();
    }

    /** Moves on, and runs what falls due, in order of time, on the caller's thread. */
    public void advance(Duration step) {
        Instant end = instant().plus(step);
        for (List<Runnable> due = nextDue(end); !due.isEmpty(); due = nextDue(end)) {
            due.forEach(Runnable::run);
        }
        synchronized (this) {
            now = end;
        }
    }

    private synchronized List<Runnable> nextDue(Instant end) {
        Map.Entry<Instant, List<Runnable>> first = tasks.firstEntry();
        if (first == null || first.getKey().isAfter(end)) {
            return List.of();
        }
        now = first.getKey();
        return tasks.pollFirstEntry().getValue();
    }
}
