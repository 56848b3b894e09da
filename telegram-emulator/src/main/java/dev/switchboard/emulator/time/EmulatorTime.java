package dev.switchboard.emulator.time;

import java.time.Instant;
import java.time.InstantSource;

/** A clock that can also call back. Thread-safe. */
public interface EmulatorTime extends InstantSource {
    /** Runs a short task once this clock shows an instant, at once if it already does; it may run on any thread. */
    void schedule(Instant when, Runnable task);
}
