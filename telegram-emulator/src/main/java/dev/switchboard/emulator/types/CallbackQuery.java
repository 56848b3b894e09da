package dev.switchboard.emulator.types;

/** A press of an inline button. */
public record CallbackQuery(String id, User from, Message message, String chatInstance, String data) {}
