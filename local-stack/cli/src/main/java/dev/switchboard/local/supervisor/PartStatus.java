package dev.switchboard.local.supervisor;

import org.jspecify.annotations.Nullable;

/**
 * A part as others see it.
 *
 * @param pid of its process, if it has one
 * @param restarts how often its process ended unasked
 */
public record PartStatus(
        String name, PartState state, @Nullable Long pid, int port, int restarts) {}
