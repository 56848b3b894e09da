package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/**
 * Someone asks to join a group.
 *
 * @param queryId what the group's guard bot answers within ten seconds; null for other bots
 */
public record ChatJoinRequest(
        Chat chat,
        User from,
        long userChatId,
        long date,
        @Nullable String bio,
        @Nullable ChatInviteLink inviteLink,
        @Nullable String queryId) {}
