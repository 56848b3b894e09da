package dev.switchboard.local.supervisor;

import org.jspecify.annotations.Nullable;

/**
 * A part as others see it.
 *
 * @param pid of its process, if it has one
 * @param restarts how often its process ended unasked
 * @param problem why it is not ready or, once it is again, why it ended the last time; null if all has been well
 */
public record PartStatus(
        String name,
        PartState state,
        @Nullable Long pid,
        int port,
        int restarts,
        @Nullable String problem) {}
