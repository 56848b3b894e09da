package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/**
 * Someone's standing in a chat changed.
 *
 * @param inviteLink the link by which someone came
 * @param viaJoinRequest true for one who asked without a link and was let in, else null
 */
public record ChatMemberUpdated(
        Chat chat,
        User from,
        long date,
        ChatMember oldChatMember,
        ChatMember newChatMember,
        @Nullable ChatInviteLink inviteLink,
        @Nullable Boolean viaJoinRequest) {}
