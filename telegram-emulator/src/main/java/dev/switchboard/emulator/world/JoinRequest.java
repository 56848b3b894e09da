package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.User;
import org.jspecify.annotations.Nullable;

/**
 * Someone who waits to be let into a group.
 *
 * @param number tells it from every other request
 * @param date Unix seconds
 * @param link the link by which they came, if by one
 */
public record JoinRequest(
        long number,
        User person,
        long date,
        @Nullable String bio,
        @Nullable InviteLink link) {}
