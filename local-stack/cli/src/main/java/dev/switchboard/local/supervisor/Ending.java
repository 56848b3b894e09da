package dev.switchboard.local.supervisor;

import java.time.Duration;

/** How one run of a part came to its end unasked; each is followed by another start. */
sealed interface Ending {
    /** What Java, as shells do, adds to the number of the signal that ended a process. */
    int SIGNALS = 128;

    /** There was no process: the program is missing, or the system had no room for it. */
    record NotRun(String why) implements Ending {}

    /**
     * The process ran, but was not ready in time and was ended for it.
     *
     * @param awaited what was waited for
     * @param waited how long
     * @param obstacle what came instead, at last
     */
    record NotReady(String awaited, Duration waited, String obstacle) implements Ending {}

    /**
     * The process ended by itself, or somebody else ended it.
     *
     * @param wasReady for how long it had been ready
     */
    record Exited(int status, Duration wasReady) implements Ending {}

    /** Returns for how long the part had been ready. */
    default Duration readyFor() {
        return this instanceof Exited exited ? exited.wasReady() : Duration.ZERO;
    }

    /** Returns what happened, as people read it. */
    default String text() {
        return switch (this) {
            case NotRun(var why) -> "its process could not be started: " + why;
            case NotReady(var awaited, var waited, var obstacle) ->
                "it did not become ready: waited %d s for %s, but at last: %s"
                        .formatted(waited.toSeconds(), awaited, obstacle);
            case Exited(var status, var wasReady) ->
                wasReady.isZero()
                        ? "it ended with %s before it was ready".formatted(exitStatus(status))
                        : "it ended with " + exitStatus(status);
        };
    }

    private static String exitStatus(int status) {
        return status > SIGNALS ? "%d (signal %d)".formatted(status, status - SIGNALS) : Integer.toString(status);
    }
}
