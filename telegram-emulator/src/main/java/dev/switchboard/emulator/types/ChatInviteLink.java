package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** An invite link, as one account sees it (Bot API, ChatInviteLink). */
public record ChatInviteLink(
        String inviteLink,
        @Nullable String name,
        User creator,
        @Nullable Long expireDate,
        @Nullable Integer memberLimit,
        @Nullable Integer pendingJoinRequestCount,
        boolean createsJoinRequest,
        boolean isPrimary,
        boolean isRevoked) {}
