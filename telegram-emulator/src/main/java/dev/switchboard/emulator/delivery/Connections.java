package dev.switchboard.emulator.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How many connections to a webhook there are: one until it first takes an update, and after ten seconds without
 * success no new one beside those that are left; up to the bot's {@code max_connections} while all is well (Bot API
 * server, WebhookActor.cpp, create_new_connections).
 *
 * <p>A model in numbers, without sockets. Not thread-safe.
 */
final class Connections {
    private static final Duration TRUST = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final int most;
    private final Pace whileWell = new Pace(10, Duration.ofMillis(50));
    private final Pace whileNot = new Pace(1, Duration.ofSeconds(2));
    private final Deque<Instant> idleSince = new ArrayDeque<>();
    private Instant lastSuccess = Instant.EPOCH;
    private int busy;

    Connections(int most) {
        this.most = most;
    }

    /** Opens what so many waiting lanes need and the pace allows; returns when to ask again if that is not enough. */
    Optional<Instant> open(int lanes, Instant now) {
        while (!idleSince.isEmpty() && idleSince.getFirst().plus(IDLE).isBefore(now)) {
            idleSince.removeFirst();
        }
        boolean well = !lastSuccess.plus(TRUST).isBefore(now);
        int needed = Math.min(lanes, well ? most : 1);
        Pace pace = well ? whileWell : whileNot;
        while (busy + idleSince.size() < needed) {
            if (!pace.allows(now)) {
                return Optional.of(pace.next());
            }
            idleSince.addLast(now);
        }
        return Optional.empty();
    }

    boolean hasIdle() {
        return !idleSince.isEmpty();
    }

    /** Takes the connection that was idle longest. */
    void use() {
        idleSince.removeFirst();
        busy++;
    }

    /** Gives a connection back; one that was closed is gone. */
    void release(boolean kept, Instant now) {
        busy--;
        if (kept) {
            idleSince.addLast(now);
        }
    }

    /** The webhook took an update. */
    void succeeded(Instant now) {
        lastSuccess = now;
    }

    /** So many at once, then one in each interval. */
    private static final class Pace {
        private final Duration burst;
        private final Duration interval;
        private Instant full = Instant.EPOCH;

        Pace(int atOnce, Duration interval) {
            burst = interval.multipliedBy(atOnce - 1L);
            this.interval = interval;
        }

        boolean allows(Instant now) {
            if (next().isAfter(now)) {
                return false;
            }
            full = (full.isAfter(now) ? full : now).plus(interval);
            return true;
        }

        Instant next() {
            return full.minus(burst);
        }
    }
}
