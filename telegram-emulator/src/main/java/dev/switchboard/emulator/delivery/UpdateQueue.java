package dev.switchboard.emulator.delivery;

import dev.switchboard.emulator.types.Update;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/**
 * A bot's updates until it has taken them: numbers, order, parallel deliveries and back-off, without any sending.
 *
 * <p>Follows the Bot API server's {@code WebhookActor}: the updates of one lane go one after another, lanes go side by
 * side up to {@code max_connections}, and only twice as many lanes are looked at, so that enough failing chats hold up
 * all others. Thread-safe.
 */
public final class UpdateQueue {
    private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);
    private static final int MAX_DELAY_SECONDS = 60;

    /** Clients hold update ids in 32 bits; the server itself stops at 2,000,000,000 (TDLib, TQueue.h). */
    private static final int MAX_ID = Integer.MAX_VALUE;

    /** TDLib, TQueue.cpp, MAX_QUEUE_EVENTS: what comes when so many wait is lost. */
    private static final int CAPACITY = 100_000;

    /** TDLib, TQueue.cpp, get: an offset further in the future counts as none. */
    private static final int OFFSET_TOLERANCE = 10;

    private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(1);

    private final InstantSource time;
    private final RandomGenerator random;
    private final Deque<WaitingUpdate> backlog = new ArrayDeque<>();
    private final Lanes lanes = new Lanes();
    private boolean isAscending = true;
    private Instant nextSweep = Instant.MIN;
    private long nextId;
    private int connections;
    private int underWay;
    private int opening;

    /** Makes an empty queue whose numbers begin anywhere. */
    public UpdateQueue(InstantSource time, RandomGenerator random) {
        this.time = time;
        this.random = random;
        nextId = anyId();
    }

    /** Numbers an update and queues it; a full queue takes none. */
    public synchronized OptionalLong add(Update update) {
        if (isFull()) {
            return OptionalLong.empty();
        }
        long id = nextId;
        setNext(id);
        append(id, update);
        return OptionalLong.of(id);
    }

    /**
     * Queues an update under a number of the caller's choice, even one that was used before.
     *
     * @throws IllegalArgumentException if no update has such a number
     */
    public synchronized void addAs(long id, Update update) {
        if (id < 1 || id > MAX_ID) {
            throw new IllegalArgumentException("update_id must be 1-" + MAX_ID + ", not " + id);
        }
        if (id >= nextId) {
            setNext(id);
        }
        append(id, update);
    }

    private void setNext(long used) {
        nextId = used == MAX_ID ? anyId() : used + 1;
    }

    private int anyId() {
        return random.nextInt(100_000_000, 1_000_000_000);
    }

    /** Begins to hand out attempts, at most so many at once. */
    public synchronized void open(int maxConnections) {
        close();
        connections = maxConnections;
    }

    /** Ends handing out attempts; the outcome of those under way no longer counts. */
    public synchronized void close() {
        for (WaitingUpdate waiting : lanes.clear().reversed()) {
            isAscending = backlog.isEmpty() || (isAscending && waiting.id < backlog.getFirst().id);
            backlog.addFirst(waiting);
        }
        underWay = 0;
        connections = 0;
        opening++;
    }

    /** Forgets all updates; the outcome of those under way no longer counts. */
    public synchronized void clear() {
        int before = connections;
        close();
        backlog.clear();
        connections = before;
    }

    /** Hands out an update to be sent now, if there is one and a connection is free. */
    public synchronized Optional<Attempt> take() {
        load();
        Optional<Instant> next = nextAttempt();
        if (next.isEmpty() || next.get().isAfter(time.instant())) {
            return Optional.empty();
        }
        underWay++;
        return Optional.of(new Attempt(lanes.take(), opening));
    }

    /** The webhook took the update: its lane goes on. */
    public synchronized void delivered(Attempt attempt) {
        if (isCurrent(attempt)) {
            underWay--;
            lanes.advance(attempt.lane, time.instant());
        }
    }

    /**
     * The webhook did not take the update: it is tried again at once, then after 2, 4, 8 ... seconds up to a random
     * 60-120, or after {@code retryAfter} (an hour at most), and dropped where it would expire before.
     */
    public synchronized void failed(Attempt attempt, Duration retryAfter) {
        if (!isCurrent(attempt)) {
            return;
        }
        underWay--;
        WaitingUpdate update = attempt.waiting;
        Instant again = time.instant().plus(backOff(update, retryAfter));
        update.failures++;
        if (again.isAfter(update.expires)) {
            lanes.advance(attempt.lane, time.instant());
        } else {
            lanes.rest(attempt.lane, again);
        }
    }

    /** Counts the lanes that are looked at, which is how many connections could be of use. */
    public synchronized int lanes() {
        load();
        return lanes.count();
    }

    /** Tells when there may be something to take again; empty while that depends on attempts under way. */
    public synchronized Optional<Instant> nextAttempt() {
        return underWay >= connections ? Optional.empty() : lanes.nextWakeUp();
    }

    /** Returns what has not been taken, oldest first. */
    public synchronized List<PendingUpdate> pending() {
        sweep();
        List<PendingUpdate> all = lanes.shown();
        backlog.forEach(waiting -> all.add(waiting.shown(false)));
        all.sort(Comparator.comparingLong(PendingUpdate::updateId));
        return all;
    }

    /**
     * Forgets what a polling bot has taken and returns what comes next; for a queue that is not open.
     *
     * @param offset all before this number was taken; 0, and a number more than 10 above the next one, leave all; below
     *     0 keeps only that many of the newest
     */
    public synchronized List<PendingUpdate> poll(long offset, int limit) {
        if (offset < 0) {
            sweep();
            while (backlog.size() > -offset) {
                backlog.removeFirst();
            }
        } else if (offset <= nextId + OFFSET_TOLERANCE) {
            forgetBefore(offset);
        }
        sweepAtTimes();
        Instant now = time.instant();
        return backlog.stream()
                .filter(waiting -> !waiting.expires.isBefore(now))
                .limit(limit)
                .map(waiting -> waiting.shown(false))
                .toList();
    }

    /** Counts what has not been taken. */
    public synchronized int size() {
        sweep();
        return backlog.size() + lanes.updates();
    }

    private boolean isFull() {
        if (backlog.size() + lanes.updates() >= CAPACITY) {
            sweepAtTimes();
        }
        return backlog.size() + lanes.updates() >= CAPACITY;
    }

    private void forgetBefore(long offset) {
        if (isAscending) {
            while (!backlog.isEmpty() && backlog.getFirst().id < offset) {
                backlog.removeFirst();
            }
        } else {
            backlog.removeIf(waiting -> waiting.id < offset);
        }
    }

    private void append(long id, Update update) {
        isAscending = backlog.isEmpty() || (isAscending && id > backlog.getLast().id);
        backlog.add(new WaitingUpdate(id, update, time.instant().plus(update.lifetime())));
    }

    private void load() {
        Instant now = time.instant();
        while (connections > 0 && lanes.count() < 2 * connections && !backlog.isEmpty()) {
            WaitingUpdate next = backlog.removeFirst();
            if (!next.expires.isBefore(now)) {
                lanes.add(next, now);
            }
        }
    }

    private Duration backOff(WaitingUpdate update, Duration retryAfter) {
        if (retryAfter.isPositive()) {
            return retryAfter.compareTo(MAX_RETRY_AFTER) < 0 ? retryAfter : MAX_RETRY_AFTER;
        }
        if (update.failures == 0) {
            return Duration.ZERO;
        }
        int limit = random.nextInt(MAX_DELAY_SECONDS, 2 * MAX_DELAY_SECONDS + 1);
        update.delaySeconds = Math.min(limit, 2 * update.delaySeconds);
        return Duration.ofSeconds(update.delaySeconds);
    }

    private boolean isCurrent(Attempt attempt) {
        return attempt.opening == opening;
    }

    /** A look at everything that waits, which may be much: who comes often makes do with one of a second ago. */
    private void sweepAtTimes() {
        if (!time.instant().isBefore(nextSweep)) {
            sweep();
        }
    }

    private void sweep() {
        Instant now = time.instant();
        backlog.removeIf(waiting -> waiting.expires.isBefore(now));
        nextSweep = now.plus(BETWEEN_SWEEPS);
    }

    /** An update handed out for sending; to be settled once with {@link #delivered} or {@link #failed}. */
    public static final class Attempt {
        private final Lanes.Lane lane;
        private final WaitingUpdate waiting;
        private final int opening;

        private Attempt(Lanes.Lane lane, int opening) {
            this.lane = lane;
            this.waiting = lane.first();
            this.opening = opening;
        }

        /** Returns what is to be sent. */
        public PendingUpdate update() {
            return waiting.shown(true);
        }
    }
}
