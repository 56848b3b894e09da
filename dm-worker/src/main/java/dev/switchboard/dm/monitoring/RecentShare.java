package dev.switchboard.dm.monitoring;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * How much of what happened of late was bad. It forgets by slices of a thirtieth of its span. Safe for use by several
 * threads.
 */
final class RecentShare {
    private static final int SLICES = 30;

    private final InstantSource clock;
    private final long sliceMillis;
    private final int enough;
    private final @Nullable Slice[] slices = new Slice[SLICES];

    /**
     * Begins with nothing.
     *
     * @param span how far back "of late" reaches
     * @param enough of how many happenings one may speak of a share
     */
    RecentShare(InstantSource clock, Duration span, int enough) {
        this.clock = clock;
        this.sliceMillis = span.toMillis() / SLICES;
        this.enough = enough;
    }

    /** Counts a happening. */
    synchronized void add(boolean bad) {
        long now = now();
        int place = Math.floorMod(now, SLICES);
        @Nullable Slice slice = slices[place];
        if (slice == null || slice.number != now) {
            slice = new Slice(now, 0, 0);
        }
        slices[place] = new Slice(now, slice.all + 1, slice.bad + (bad ? 1 : 0));
    }

    /** Returns the share of what was bad, from 0 to 1; 0 where too little happened to tell. */
    synchronized double bad() {
        long oldest = now() - SLICES + 1;
        long all = 0;
        long bad = 0;
        for (@Nullable Slice slice : slices) {
            if (slice != null && slice.number >= oldest) {
                all += slice.all;
                bad += slice.bad;
            }
        }
        return all < enough ? 0 : (double) bad / all;
    }

    private long now() {
        return clock.millis() / sliceMillis;
    }

    private record Slice(long number, long all, long bad) {}
}
