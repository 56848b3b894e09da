package dev.switchboard.sender.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run of a job leaves to the job's next run in this process. A job may have no next run here, because it went to
 * another process or to the dead-letter queue: what nobody asked for is forgotten. Safe for use by several threads.
 *
 * @param <V> what is left
 */
final class Kept<V> {
    /** Longer than any wait between two runs of a job that failed. */
    static final Duration TIME = Duration.ofMinutes(10);

    /** What is past its time is of no use, and only memory's matter. */
    private static final Duration SWEEP = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Map<DeliveryId, Entry<V>> entries = new ConcurrentHashMap<>();
    private volatile Instant nextSweep = Instant.EPOCH;

    private record Entry<V>(V value, Instant until) {
        boolean isOver(Instant now) {
            return !until.isAfter(now);
        }
    }

    Kept(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns what is left for a delivery. */
    Optional<V> of(DeliveryId delivery) {
        return Optional.ofNullable(entries.get(delivery))
                .filter(entry -> !entry.isOver(clock.instant()))
                .map(Entry::value);
    }

    /** Leaves something, for {@link #TIME} from now. */
    void put(DeliveryId delivery, V value) {
        var now = clock.instant();
        entries.put(delivery, new Entry<>(value, now.plus(TIME)));
        if (!now.isBefore(nextSweep)) {
            nextSweep = now.plus(SWEEP);
            entries.values().removeIf(entry -> entry.isOver(now));
        }
    }

    void remove(DeliveryId delivery) {
        entries.remove(delivery);
    }

    /** Returns for how many deliveries something is left, some of it over perhaps. */
    int size() {
        return entries.size();
    }
}
