package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** Someone asks to join a group. */
public record ChatJoinRequest(
        Chat chat,
        User from,
        long userChatId,
        long date,
        @Nullable String bio) {}
