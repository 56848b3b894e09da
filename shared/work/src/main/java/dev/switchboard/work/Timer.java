package dev.switchboard.work;

import java.time.Instant;

/** Runs things later. */
@FunctionalInterface
interface Timer {

    /** Runs an action at a moment or soon after, on a thread that it must not hold up. */
    void at(Instant when, Runnable action);
}
