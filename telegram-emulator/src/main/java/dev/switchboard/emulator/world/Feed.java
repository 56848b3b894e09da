package dev.switchboard.emulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happened lately, numbered, for those who watch.
 *
 * <p>It keeps the newest 4,096 events and nobody's place. So a slow watcher costs nothing and holds nobody up: who falls
 * further behind has missed something and must look at the world anew.
 */
public final class Feed {
    static final int KEPT = 4096;

    private final @Nullable WorldEvent[] ring = new @Nullable WorldEvent[KEPT];
    private final long epoch;
    private long lastNumber;

    /** Makes an empty feed; the epoch tells its numbers from those of another. */
    Feed(long epoch) {
        this.epoch = epoch;
    }

    /** Returns what is the same for all numbers of this feed, and for no other's. */
    public long epoch() {
        return epoch;
    }

    /** Returns the number of the newest event; numbers begin with 1. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Returns the events after a number, oldest first; empty if some of them are no longer kept, or not yet there. */
    public Optional<List<WorldEvent>> after(long number) {
        if (number > lastNumber || number < lastNumber - KEPT) {
            return Optional.empty();
        }
        List<WorldEvent> events = new ArrayList<>();
        for (long next = number + 1; next <= lastNumber; next++) {
            WorldEvent event = ring[slot(next)];
            if (event != null) {
                events.add(event);
            }
        }
        return Optional.of(events);
    }

    void add(WorldEvent event) {
        lastNumber++;
        ring[slot(lastNumber)] = event;
    }

    private static int slot(long number) {
        return (int) (number % KEPT);
    }
}
