package dev.switchboard.emulator.limit;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Says when messages may pass, and remembers those that did. What rested long enough to have its whole
 * burst again is forgotten, so that memory follows the chats in use. Thread-safe.
 */
public final class RateLimiter {
    private static final int FIRST_SWEEP = 1024;

    private final InstantSource time;

    /** When what passed will have been paid off: the theoretical arrival time of the next, in nanoseconds. */
    private final Map<Sending.Key, Long> due = new HashMap<>();

    private final Map<LimitScope, Long> refused = new EnumMap<>(LimitScope.class);
    private RateLimits limits;
    private int nextSweep = FIRST_SWEEP;

    /** Begins with nothing sent. */
    public RateLimiter(RateLimits limits, InstantSource time) {
        this.limits = limits;
        this.time = time;
    }

    /** Returns what is in force. */
    public synchronized RateLimits limits() {
        return limits;
    }

    /** Puts other limits in force, from a rest. */
    public synchronized void limits(RateLimits newLimits) {
        limits = newLimits;
        due.clear();
    }

    /** Puts other limits in force, and forgets what was refused. */
    public synchronized void restart(RateLimits newLimits) {
        limits(newLimits);
        refused.clear();
    }

    /** Returns how many calls each limit refused; of several the one with the longest wait counts. */
    public synchronized Map<LimitScope, Long> refused() {
        Map<LimitScope, Long> counts = new EnumMap<>(LimitScope.class);
        for (LimitScope scope : LimitScope.values()) {
            counts.put(scope, refused.getOrDefault(scope, 0L));
        }
        return counts;
    }

    /** Returns the whole seconds after which a call may come again, and counts it as refused; empty if it may pass. */
    public synchronized Optional<Integer> refuse(Sending sending) {
        long now = nanos(time.instant());
        long longest = 0;
        LimitScope strictest = LimitScope.CHAT;
        for (LimitScope scope : LimitScope.values()) {
            long wait = waitFor(sending, scope, now);
            if (wait > longest) {
                longest = wait;
                strictest = scope;
            }
        }
        if (longest <= 0) {
            return Optional.empty();
        }
        refused.merge(strictest, 1L, Long::sum);
        return Optional.of((int) Math.ceilDiv(longest, TimeUnit.SECONDS.toNanos(1)));
    }

    /** Remembers what was sent. */
    public synchronized void sent(Sending sending) {
        long now = nanos(time.instant());
        for (LimitScope scope : LimitScope.values()) {
            takeUp(sending, scope, now);
        }
        sweep(now);
    }

    private long waitFor(Sending sending, LimitScope scope, long now) {
        RateLimit limit = limits.of(scope);
        if (limit == null || !sending.countsFor(scope)) {
            return 0;
        }
        // a call of more messages than a burst may have passes after a full rest, and is paid off later
        long rest = Math.max(0L, (long) limit.burst() - sending.messages());
        return Math.max(due.getOrDefault(sending.key(scope), now), now) - now - rest * limit.interval();
    }

    private void takeUp(Sending sending, LimitScope scope, long now) {
        RateLimit limit = limits.of(scope);
        if (limit != null && sending.countsFor(scope)) {
            Sending.Key key = sending.key(scope);
            long from = Math.max(due.getOrDefault(key, now), now);
            due.put(key, from + sending.messages() * limit.interval());
        }
    }

    private void sweep(long now) {
        if (due.size() >= nextSweep) {
            due.values().removeIf(when -> when <= now);
            nextSweep = Math.max(FIRST_SWEEP, 2 * due.size());
        }
    }

    /** Returns how many chats and bots are remembered. */
    synchronized int remembered() {
        return due.size();
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
