package dev.switchboard.claim;

import java.time.Duration;

/**
 * How long claims last.
 *
 * @param lease how long a won claim holds others off; a little longer than the function's time-out
 * @param memory how long a confirmed update is known as done; 24 h, because Telegram repeats a delivery for that long
 */
public record ClaimTerms(Duration lease, Duration memory) {
    public ClaimTerms {
        if (lease.isNegative() || lease.isZero() || memory.compareTo(lease) <= 0) {
            throw new IllegalArgumentException("lease " + lease + " must be above 0 and below memory " + memory);
        }
    }
}
