package dev.switchboard.emulator.types;

/** A marked part of a text; offset and length count UTF-16 units, as Java's strings do. */
public record MessageEntity(String type, int offset, int length) {}
