package dev.switchboard.sender.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The order in which a bot's asks came. One that was put off has its place again when it comes again. Not safe for use by
 * several threads.
 */
final class Places {
    /** Who did not come again by then does not count any more: its job is settled, or waits for a slot. */
    private static final Duration LATE = Duration.ofSeconds(1);

    /** Jobs that were put off may never come again, or elsewhere. */
    private static final int MOST = 4096;

    private final Map<Ask, Place> kept = new LinkedHashMap<>();
    private long next;

    /**
     * The place of an ask that was put off.
     *
     * @param until when it was told to come again
     */
    private record Place(long arrival, Instant until) {}

    /** Returns an ask's place, a new one if none is kept, and keeps it no longer. */
    long take(Ask ask) {
        var place = kept.remove(ask);
        return place == null ? next++ : place.arrival();
    }

    /** Returns the place that {@link #take} would return. */
    long of(Ask ask) {
        var place = kept.get(ask);
        return place == null ? next : place.arrival();
    }

    /** Keeps a place for an ask that is told to come again. */
    void keep(Ask ask, long arrival, Instant until) {
        next = Math.max(next, arrival + 1);
        kept.put(ask, new Place(arrival, until));
        if (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    /** Returns how many are expected that go before one. */
    long before(long arrival, Instant now) {
        return kept.values().stream()
                .filter(place -> place.arrival() < arrival)
                .filter(place -> place.until().plus(LATE).isAfter(now))
                .count();
    }
}
