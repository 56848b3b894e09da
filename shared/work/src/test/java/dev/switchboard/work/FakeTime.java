package dev.switchboard.work;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A clock and a timer that stand still until a test moves them. */
final class FakeTime implements InstantSource, Timer {
    private final List<Alarm> alarms = new ArrayList<>();
    private Instant now = Jobs.START;

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized void at(Instant when, Runnable action) {
        alarms.add(new Alarm(when, action));
    }

    /** Moves on, and runs what falls due on the way, in its order and at its time. */
    void advance(Duration by) {
        var end = instant().plus(by);
        for (var due = nextDue(end); due != null; due = nextDue(end)) {
            due.action.run();
        }
        moveTo(end);
    }

    private synchronized @Nullable Alarm nextDue(Instant end) {
        var next = alarms.stream()
                .filter(alarm -> !alarm.when.isAfter(end))
                .min(Comparator.comparing(Alarm::when))
                .orElse(null);
        if (next != null) {
            alarms.remove(next);
            if (next.when.isAfter(now)) {
                now = next.when;
            }
        }
        return next;
    }

    private synchronized void moveTo(Instant end) {
        now = end;
    }

    private record Alarm(Instant when, Runnable action) {}
}
