package dev.switchboard.dm.people;

import org.jspecify.annotations.Nullable;

/**
 * What became of a wish to register.
 *
 * @param registered whether this made the person known; false for one who was known before
 * @param referrer who earned points by it, or {@code null}
 * @param account what the person has now
 */
public record Registration(boolean registered, @Nullable Long referrer, Account account) {}
