package dev.switchboard.telemetry;

import dev.switchboard.telemetry.HealthState.Down;
import dev.switchboard.telemetry.HealthState.Up;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Whether a process still moves: every loop it stands on must beat within its limit. A process that is not live must
 * be restarted. Safe to share between threads.
 */
public final class Liveness {
    private final InstantSource clock;
    private final Map<String, WatchedLoop> loops = new ConcurrentSkipListMap<>();

    public Liveness(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Watches a loop from now on, until it is closed.
     *
     * @param name a stable name, such as {@code receive dm_queue_high}
     * @param limit the longest that one turn may take
     * @throws IllegalArgumentException if a loop of this name is being watched
     */
    public WatchedLoop watch(String name, Duration limit) {
        var loop = new WatchedLoop(name, limit);
        if (loops.putIfAbsent(name, loop) != null) {
            throw new IllegalArgumentException("a loop named " + name + " is being watched");
        }
        return loop;
    }

    /** Tells of each loop whether it has beaten in time. */
    public HealthReport report() {
        var now = clock.instant();
        var states = new LinkedHashMap<String, HealthState>();
        loops.forEach((name, loop) -> states.put(name, loop.state(now)));
        return new HealthReport(states);
    }

    /** A loop that must beat. Closed when it ends on purpose, so that a drained process stays live. */
    public final class WatchedLoop implements AutoCloseable {
        private final String name;
        private final Duration limit;
        private volatile Instant lastBeat;

        private WatchedLoop(String name, Duration limit) {
            this.name = name;
            this.limit = limit;
            this.lastBeat = clock.instant();
        }

        /** Says that the loop has come round. */
        public void beat() {
            lastBeat = clock.instant();
        }

        /** Ends the watch. */
        @Override
        public void close() {
            loops.remove(name, this);
        }

        private HealthState state(Instant now) {
            var silence = Duration.between(lastBeat, now);
            return silence.compareTo(limit) <= 0
                    ? new Up()
                    : new Down("silent for %d s, may be for %d s".formatted(silence.toSeconds(), limit.toSeconds()));
        }
    }
}
