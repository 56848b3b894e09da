package dev.switchboard.emulator.types;

/** Someone's standing in a chat changed. */
public record ChatMemberUpdated(Chat chat, User from, long date, ChatMember oldChatMember, ChatMember newChatMember) {}
