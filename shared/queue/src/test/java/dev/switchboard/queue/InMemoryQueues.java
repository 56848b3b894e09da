package dev.switchboard.queue;

import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Queues in memory that behave as SQS does: visibility, order of groups, deduplication, receive counts and redrive. Its
 * time is the given clock's, except that an empty receive waits in real time for a message to come.
 */
public final class InMemoryQueues implements JobSender, JobSource {
    private static final Duration DEDUPLICATION = Duration.ofMinutes(5);
    private static final int MAX_RECEIVE_COUNT = 3;

    private final InstantSource clock;
    private final Duration visibility;
    private final Map<QueueName, List<Entry>> entries = new EnumMap<>(QueueName.class);
    private final Map<QueueName, Map<String, Instant>> seen = new EnumMap<>(QueueName.class);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long lastId;

    public InMemoryQueues(InstantSource clock, Duration visibility) {
        this.clock = clock;
        this.visibility = visibility;
        for (var queue : QueueName.values()) {
            entries.put(queue, new ArrayList<>());
            seen.put(queue, new HashMap<>());
        }
    }

    @Override
    public String send(OutgoingMessage message) {
        lock.lock();
        try {
            var now = clock.instant();
            var id = "m" + ++lastId;
            if (!message.queue().fifo() || !isDouble(message, now)) {
                add(message.queue(), new Entry(id, message, now, now.plus(message.delay())));
                changed.signalAll();
            }
            return id;
        } finally {
            lock.unlock();
        }
    }

    /** Receives for as long as the queue itself says. */
    public List<ReceivedMessage> receive(QueueName queue, int most, Duration wait) {
        return receive(queue, most, wait, visibility);
    }

    @Override
    public List<ReceivedMessage> receive(QueueName queue, int most, Duration wait, Duration held) {
        lock.lock();
        try {
            long left = wait.toNanos();
            while (true) {
                var received = takeVisible(queue, most, held);
                if (!received.isEmpty() || left <= 0) {
                    return received;
                }
                left = changed.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(20)))
                        + Math.max(0, left - TimeUnit.MILLISECONDS.toNanos(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<ReceivedMessage> delete(Collection<ReceivedMessage> messages) {
        return settle(messages, (queue, entry) -> all(queue).remove(entry));
    }

    @Override
    public List<ReceivedMessage> hold(Collection<ReceivedMessage> messages, Duration until) {
        return settle(
                messages, (queue, entry) -> entry.visibleAt = clock.instant().plus(until));
    }

    @Override
    public long depth(QueueName queue) {
        lock.lock();
        try {
            return all(queue).size();
        } finally {
            lock.unlock();
        }
    }

    private List<ReceivedMessage> takeVisible(QueueName queue, int most, Duration held) {
        var now = clock.instant();
        redrive(queue, now);
        var busyGroups = new HashSet<String>();
        var received = new ArrayList<ReceivedMessage>();
        for (var entry : all(queue)) {
            boolean visible = !entry.visibleAt.isAfter(now);
            if (!visible || (queue.fifo() && busyGroups.contains(entry.message.group()))) {
                if (entry.receiveCount > 0 && queue.fifo()) {
                    busyGroups.add(entry.message.group());
                }
                continue;
            }
            if (received.size() < most) {
                entry.receiveCount++;
                entry.visibleAt = now.plus(held);
                received.add(entry.received(queue));
            }
        }
        return received;
    }

    private void redrive(QueueName queue, Instant now) {
        var dead = all(queue).stream()
                .filter(entry -> entry.receiveCount >= MAX_RECEIVE_COUNT && !entry.visibleAt.isAfter(now))
                .toList();
        var dlq = QueueName.dlqOf(queue.logical());
        if (queue != dlq) {
            all(queue).removeAll(dead);
            dead.forEach(entry -> add(dlq, new Entry(entry.id, entry.message, entry.sentAt, now)));
        }
    }

    private boolean isDouble(OutgoingMessage message, Instant now) {
        var ids = Objects.requireNonNull(seen.get(message.queue()));
        var first = ids.get(message.deduplicationId());
        if (first != null && now.isBefore(first.plus(DEDUPLICATION))) {
            return true;
        }
        ids.put(message.deduplicationId(), now);
        return false;
    }

    private interface Settlement {
        void apply(QueueName queue, Entry entry);
    }

    private List<ReceivedMessage> settle(Collection<ReceivedMessage> messages, Settlement settlement) {
        lock.lock();
        try {
            var failed = new ArrayList<ReceivedMessage>();
            for (var message : messages) {
                var held = all(message.queue()).stream()
                        .filter(entry -> entry.receipt().equals(message.receiptHandle()))
                        .findFirst();
                held.ifPresentOrElse(entry -> settlement.apply(message.queue(), entry), () -> failed.add(message));
            }
            changed.signalAll();
            return failed;
        } finally {
            lock.unlock();
        }
    }

    private List<Entry> all(QueueName queue) {
        return Objects.requireNonNull(entries.get(queue));
    }

    private void add(QueueName queue, Entry entry) {
        all(queue).add(entry);
    }

    private static final class Entry {
        private final String id;
        private final OutgoingMessage message;
        private final Instant sentAt;
        private Instant visibleAt;
        private int receiveCount;

        Entry(String id, OutgoingMessage message, Instant sentAt, Instant visibleAt) {
            this.id = id;
            this.message = message;
            this.sentAt = sentAt;
            this.visibleAt = visibleAt;
        }

        String receipt() {
            return id + "#" + receiveCount;
        }

        ReceivedMessage received(QueueName queue) {
            return new ReceivedMessage(
                    queue, id, receipt(), message.body(), message.group(), receiveCount, sentAt, message.attributes());
        }
    }
}
