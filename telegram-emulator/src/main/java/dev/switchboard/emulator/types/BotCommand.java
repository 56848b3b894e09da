package dev.switchboard.emulator.types;

/** A command that a bot offers in its menu (Bot API, BotCommand). */
public record BotCommand(String command, String description) {}
