package dev.switchboard.emulator.time;

import java.time.Instant;

/** A time that stands still until it is moved; for tests. */
public final class ManualTime extends VirtualTime {
    /** Starts at an instant. */
    public ManualTime(Instant start) {
        super(start, 0);
    }
}
