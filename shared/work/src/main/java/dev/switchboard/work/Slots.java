package dev.switchboard.work;

import dev.switchboard.job.Priority;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The slots in which a process's jobs run, taken before a message is received. Safe for use by several threads.
 *
 * <p>A poll holds its slots while it waits for messages, perhaps for nothing. So that held jobs whose wait is over do not
 * wait for polls too, they go first, and polls leave them a slot where there are several.
 */
final class Slots {
    private final SlotPolicy policy;
    private final Map<Priority, Integer> used = new EnumMap<>(Priority.class);
    private final Map<Priority, Boolean> lastPollEmpty = new EnumMap<>(Priority.class);
    private final Map<Priority, Resuming> resuming = new EnumMap<>(Priority.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition forPolls = lock.newCondition();
    private boolean closed;

    Slots(SlotPolicy policy) {
        this.policy = policy;
        for (var priority : Priority.values()) {
            resuming.put(priority, new Resuming(lock.newCondition()));
        }
    }

    /**
     * Waits until a poll may take a slot, then takes up to {@code most}.
     *
     * @return how many were taken; 0 if none came free within the limit, or the slots were closed
     */
    int takeForPoll(Priority priority, int most, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            int taken = tryTakeForPoll(priority, most);
            while (taken == 0 && !closed && left > 0) {
                left = forPolls.awaitNanos(left);
                taken = tryTakeForPoll(priority, most);
            }
            return taken;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** Takes up to {@code most} slots for a poll, possibly none, without waiting. */
    int tryTakeForPoll(Priority priority, int most) {
        lock.lock();
        try {
            int free = mayTake(priority) - resuming(priority).waiting;
            int forPoll = free > 1 ? free - 1 : free;
            int taken = Math.clamp(forPoll, 0, most);
            used.merge(priority, taken, Integer::sum);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a slot for a held job. Returns whether it was taken: it is not if the slots were closed. */
    boolean takeToResume(Priority priority) {
        lock.lock();
        try {
            var mine = resuming(priority);
            mine.waiting++;
            while (mayTake(priority) == 0 && !closed) {
                mine.mayGo.awaitUninterruptibly();
            }
            mine.waiting--;
            if (!closed) {
                used.merge(priority, 1, Integer::sum);
            }
            wakeWaiting(); // there may be another one
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    /** Gives slots back. */
    void release(Priority priority, int count) {
        lock.lock();
        try {
            used.merge(priority, -count, Integer::sum);
            wakeWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Hands out no more slots, and lets go of those who wait for one. */
    void close() {
        lock.lock();
        try {
            closed = true;
            forPolls.signalAll();
            resuming.values().forEach(waiting -> waiting.mayGo.signalAll());
        } finally {
            lock.unlock();
        }
    }

    /** Notes whether a poll brought nothing; low may spread while nothing more urgent comes. */
    void polled(Priority priority, boolean empty) {
        lock.lock();
        try {
            lastPollEmpty.put(priority, empty);
            wakeWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many slots are in use, those of waiting polls included; for tests. */
    int used() {
        lock.lock();
        try {
            return used.values().stream().mapToInt(Integer::intValue).sum();
        } finally {
            lock.unlock();
        }
    }

    private int mayTake(Priority priority) {
        return closed ? 0 : policy.mayTake(priority, used, urgentIdle());
    }

    /** One held job of each priority, which wakes the next; a thousand may wait. */
    private void wakeWaiting() {
        forPolls.signalAll();
        resuming.values().forEach(waiting -> waiting.mayGo.signal());
    }

    private Resuming resuming(Priority priority) {
        return Objects.requireNonNull(resuming.get(priority));
    }

    /** Before a first poll has ended nothing urgent is known of, and high's share is kept all the same. */
    private boolean urgentIdle() {
        return lastPollEmpty.getOrDefault(Priority.HIGH, true) && lastPollEmpty.getOrDefault(Priority.NORMAL, true);
    }

    /** The held jobs of a priority that wait for a slot. */
    private static final class Resuming {
        private final Condition mayGo;
        private int waiting;

        Resuming(Condition mayGo) {
            this.mayGo = mayGo;
        }
    }
}
