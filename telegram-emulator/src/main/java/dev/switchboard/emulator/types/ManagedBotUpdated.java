package dev.switchboard.emulator.types;

/** A bot that another manages was made, or got another token (Bot API, ManagedBotUpdated). */
public record ManagedBotUpdated(User user, User bot) {}
