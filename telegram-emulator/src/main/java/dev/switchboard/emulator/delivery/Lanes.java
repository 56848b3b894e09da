package dev.switchboard.emulator.delivery;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The updates that a webhook is to get next, by lane: those of one lane go one after another, lanes go side by side.
 * Belongs to one {@link UpdateQueue}, and is used under its lock.
 */
final class Lanes {
    /** An update that waits for no other has a lane of its own; these numbers are no chat's and no person's. */
    private static final long FIRST_OWN_LANE = 1L << 60;

    private final Map<Long, Lane> lanes = new HashMap<>();
    private final TreeSet<Lane> resting = new TreeSet<>(
            Comparator.<Lane, Instant>comparing(lane -> lane.wakeUp).thenComparingLong(lane -> lane.key));
    private long nextOwnLane = FIRST_OWN_LANE;
    private int updates;

    /** Adds an update behind those of its lane. */
    void add(WaitingUpdate update, Instant now) {
        long key = update.update.lane() == 0 ? nextOwnLane++ : update.update.lane();
        Lane lane = lanes.get(key);
        if (lane == null) {
            lane = new Lane(key);
            lanes.put(key, lane);
            rest(lane, now);
        }
        lane.updates.add(update);
        updates++;
    }

    /** Counts the lanes that have updates. */
    int count() {
        return lanes.size();
    }

    /** Counts the updates in all lanes. */
    int updates() {
        return updates;
    }

    /** Tells when the next lane may be taken; empty if all are under way. */
    Optional<Instant> nextWakeUp() {
        return resting.isEmpty() ? Optional.empty() : Optional.of(resting.first().wakeUp);
    }

    /** Takes the lane that may be taken next: it is under way until it {@link #advance}s or rests. */
    Lane take() {
        Lane lane = resting.removeFirst();
        lane.underWay = true;
        return lane;
    }

    /** The first update of a lane is settled: the next one may follow. */
    void advance(Lane lane, Instant now) {
        lane.updates.removeFirst();
        updates--;
        if (lane.updates.isEmpty()) {
            lanes.remove(lane.key);
        } else {
            rest(lane, now);
        }
    }

    /** A lane may be taken again from an instant on. */
    void rest(Lane lane, Instant wakeUp) {
        lane.underWay = false;
        lane.wakeUp = wakeUp;
        resting.add(lane);
    }

    /** Takes all updates away, and returns them by ascending number. */
    List<WaitingUpdate> clear() {
        List<WaitingUpdate> all = new ArrayList<>();
        lanes.values().forEach(lane -> all.addAll(lane.updates));
        all.sort(Comparator.comparingLong(update -> update.id));
        lanes.clear();
        resting.clear();
        updates = 0;
        return all;
    }

    /** Returns all updates as they stand. */
    List<PendingUpdate> shown() {
        List<PendingUpdate> all = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            for (WaitingUpdate update : lane.updates) {
                all.add(update.shown(lane.underWay && update.equals(lane.first())));
            }
        }
        return all;
    }

    /** What goes one after another. */
    static final class Lane {
        private final long key;
        private final Deque<WaitingUpdate> updates = new ArrayDeque<>();
        private Instant wakeUp = Instant.MIN;
        private boolean underWay;

        private Lane(long key) {
            this.key = key;
        }

        WaitingUpdate first() {
            return updates.getFirst();
        }
    }
}
