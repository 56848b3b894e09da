package dev.switchboard.work;

import dev.switchboard.job.Priority;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The slots in which a process's jobs run, taken before a message is received. Safe for use by several threads. */
final class Slots {
    private final SlotPolicy policy;
    private final Map<Priority, Integer> used = new EnumMap<>(Priority.class);
    private final Map<Priority, Boolean> lastPollEmpty = new EnumMap<>(Priority.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean closed;

    Slots(SlotPolicy policy) {
        this.policy = policy;
    }

    /**
     * Waits until the priority may take a slot, then takes up to {@code most}.
     *
     * @return how many were taken; 0 only if the slots were closed
     */
    int take(Priority priority, int most) {
        lock.lock();
        try {
            int taken = tryTake(priority, most);
            while (taken == 0 && !closed) {
                changed.awaitUninterruptibly();
                taken = tryTake(priority, most);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code most} slots, possibly none, without waiting. */
    int tryTake(Priority priority, int most) {
        lock.lock();
        try {
            int taken = closed ? 0 : Math.min(most, policy.mayTake(priority, used, urgentIdle()));
            used.merge(priority, taken, Integer::sum);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Gives slots back. */
    void release(Priority priority, int count) {
        lock.lock();
        try {
            used.merge(priority, -count, Integer::sum);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out no more slots, and lets go of those who wait for one. */
    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Notes whether a poll brought nothing; low may spread while nothing more urgent comes. */
    void polled(Priority priority, boolean empty) {
        lock.lock();
        try {
            lastPollEmpty.put(priority, empty);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many slots are in use, those of waiting polls included. */
    int used() {
        lock.lock();
        try {
            return used.values().stream().mapToInt(Integer::intValue).sum();
        } finally {
            lock.unlock();
        }
    }

    private boolean urgentIdle() {
        return lastPollEmpty.getOrDefault(Priority.HIGH, false) && lastPollEmpty.getOrDefault(Priority.NORMAL, false);
    }
}
