package dev.switchboard.dm.people;

/**
 * What became of a wish to register.
 *
 * @param registered whether this made the person known; false for one who was known before
 */
public record Registration(boolean registered) {}
