package dev.switchboard.emulator.world;

import java.time.Duration;
import java.time.Instant;

/** How a bot's program asked for updates so far, and what slows it down (Bot API server, Client.cpp). */
public final class Polling {
    private static final Duration IMPATIENT = Duration.ofSeconds(3);
    private static final Duration VERY_IMPATIENT = Duration.ofMillis(500);
    private static final Duration BETWEEN_CONFLICTS = Duration.ofSeconds(3);

    private final Runnable listener;
    private int lastOffset;
    private Instant lastStart = Instant.EPOCH;
    private Instant nextConflict = Instant.EPOCH;
    private long waiting;

    Polling(Runnable listener) {
        this.listener = listener;
    }

    /**
     * Returns the request as it is carried out: who asks with the same offset again within three seconds has to wait as
     * long for an answer, and within half a second gets one update only (process_get_updates_query).
     */
    public Request begin(Request wanted, Instant now) {
        boolean again = wanted.offset == lastOffset;
        int timeout = again && now.isBefore(lastStart.plus(IMPATIENT))
                ? Math.max(wanted.timeout, (int) IMPATIENT.toSeconds())
                : wanted.timeout;
        int limit = again && now.isBefore(lastStart.plus(VERY_IMPATIENT)) ? 1 : wanted.limit;
        lastOffset = wanted.offset;
        lastStart = now;
        return new Request(wanted.offset, limit, timeout);
    }

    /** Begins to wait; returns a number that is the newest as long as nobody else waits. */
    public long await() {
        waiting++;
        listener.run();
        return waiting;
    }

    /** Returns the number of the newest wait. */
    public long newest() {
        return waiting;
    }

    /** Returns how long a conflict is kept waiting for its answer: the first not at all (fail_query_conflict). */
    public Duration conflict(Instant now) {
        if (now.isBefore(nextConflict)) {
            return BETWEEN_CONFLICTS;
        }
        nextConflict = now.plus(BETWEEN_CONFLICTS);
        return Duration.ZERO;
    }

    /**
     * A request for updates.
     *
     * @param timeout seconds to wait for one
     */
    public record Request(int offset, int limit, int timeout) {}
}
