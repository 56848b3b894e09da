package dev.switchboard.work;

import dev.switchboard.job.JobCodec;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Everything this process holds of the queues, running or waiting, and the heartbeat that keeps it held. Safe for use by
 * several threads.
 */
final class Holdings {
    private final JobSource source;
    private final HandBack back;
    private final JobCodec codec;
    private final Duration visibility;
    private final InstantSource clock;
    private final Map<String, HeldJob> byMessage = new HashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition fewer = lock.newCondition();

    /** Held through requests: a heartbeat under way would hide again what is being handed back. */
    private final ReentrantLock visibilityChange = new ReentrantLock();

    /** Places kept for what polls under way may bring. */
    private int reserved;

    private boolean closed;

    Holdings(JobSource source, HandBack back, JobCodec codec, Duration visibility, InstantSource clock) {
        this.source = source;
        this.back = back;
        this.codec = codec;
        this.visibility = visibility;
        this.clock = clock;
    }

    /**
     * Takes a message into hand.
     *
     * @return its job, or empty if this process holds it already: then its visibility had ended, and it goes on under the
     *     new receipt
     */
    Optional<HeldJob> hold(ReceivedMessage message) {
        lock.lock();
        try {
            var until = clock.instant().plus(visibility);
            var known = byMessage.get(message.messageId());
            if (known != null) {
                known.receivedAgain(message, until);
                return Optional.empty();
            }
            var job = new HeldJob(message, codec.decode(message.body()), until);
            byMessage.put(message.messageId(), job);
            return Optional.of(job);
        } finally {
            lock.unlock();
        }
    }

    /** Lets go of a job that is settled or lost. */
    void letGo(HeldJob job) {
        lock.lock();
        try {
            byMessage.remove(job.message().messageId(), job);
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands jobs back to their queues, to be received by anybody at once; those of one group in their order.
     *
     * @return those that were lost before: another process may have them by now, so they are left alone
     */
    List<HeldJob> handBack(List<HeldJob> jobs) {
        if (jobs.isEmpty()) {
            return List.of();
        }
        jobs.forEach(this::letGo);
        visibilityChange.lock();
        try {
            var now = clock.instant();
            var byLoss = jobs.stream().collect(Collectors.partitioningBy(job -> job.isLostAt(now)));
            back.handBack(byLoss.getOrDefault(false, List.of()).stream()
                    .map(HeldJob::message)
                    .toList());
            return byLoss.getOrDefault(true, List.of());
        } finally {
            visibilityChange.unlock();
        }
    }

    /** Holds everything for another visibility. What SQS does not confirm is lost when its time is over. */
    void beat() {
        visibilityChange.lock();
        try {
            holdOn(all());
        } finally {
            visibilityChange.unlock();
        }
    }

    private void holdOn(List<HeldJob> held) {
        var until = clock.instant().plus(visibility);
        var messages = held.stream().map(HeldJob::message).toList();
        var failed = new HashSet<>(source.hold(messages, visibility));
        for (int i = 0; i < messages.size(); i++) {
            if (!failed.contains(messages.get(i))) {
                held.get(i).heldUntil(until);
            }
        }
    }

    /**
     * Waits until there is room for a job, then keeps up to {@code wanted} places for a poll, to be given back when it is
     * over: so no poll brings what would be one job too many.
     *
     * @param most how many jobs there may be, kept places included
     * @return how many places were kept; 0 if there was no room within the limit, or the holdings were closed
     */
    int reserve(int wanted, int most, Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (room(most) <= 0 && !closed && left > 0) {
                left = fewer.awaitNanos(left);
            }
            int places = closed ? 0 : Math.clamp(room(most), 0, wanted);
            reserved += places;
            return places;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } finally {
            lock.unlock();
        }
    }

    /** Gives back places that were kept, filled or not. */
    void release(int places) {
        lock.lock();
        try {
            reserved -= places;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int room(int most) {
        return most - byMessage.size() - reserved;
    }

    /** Keeps no more places, and lets go of those who wait for one. */
    void close() {
        lock.lock();
        try {
            closed = true;
            fewer.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many jobs are held. */
    int size() {
        return all().size();
    }

    /** Returns what jobs in hand wait for because it is away; in the order of the alphabet. */
    SortedSet<String> dependenciesAway() {
        return all().stream()
                .map(HeldJob::dependencyAway)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<HeldJob> all() {
        lock.lock();
        try {
            return List.copyOf(byMessage.values());
        } finally {
            lock.unlock();
        }
    }
}
