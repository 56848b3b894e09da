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

    private static final int FIRST_SWEEP = 1024;

    private final InstantSource clock;
    private final Map<DeliveryId, Entry<V>> entries = new ConcurrentHashMap<>();
    private volatile int nextSweep = FIRST_SWEEP;

    private record Entry<V>(V value, Instant until) {}

    Kept(InstantSource clock) {
        this.clock = clock;
    }

    /** Returns what is left for a delivery. */
    Optional<V> of(DeliveryId delivery) {
        return Optional.ofNullable(entries.get(delivery)).map(Entry::value);
    }

    /** Leaves something, for {@link #TIME} from now. */
    void put(DeliveryId delivery, V value) {
        var now = clock.instant();
        entries.put(delivery, new Entry<>(value, now.plus(TIME)));
        if (entries.size() >= nextSweep) {
            entries.values().removeIf(entry -> entry.until().isBefore(now));
            nextSweep = Math.max(FIRST_SWEEP, 2 * entries.size());
        }
    }

    void remove(DeliveryId delivery) {
        entries.remove(delivery);
    }

    /** Returns for how many deliveries something is left. */
    int size() {
        return entries.size();
    }
}
