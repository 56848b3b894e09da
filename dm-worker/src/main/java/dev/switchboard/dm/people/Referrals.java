package dev.switchboard.dm.people;

/**
 * What a person's link brought.
 *
 * @param people how many came by it
 * @param points what the person earned by them, as the ledger has it
 * @param pointsEach what the next one earns them
 */
public record Referrals(int people, int points, int pointsEach) {}
