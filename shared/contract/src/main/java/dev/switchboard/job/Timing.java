package dev.switchboard.job;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a job was made and when it may run; millisecond precision on the wire.
 *
 * @param enqueuedAt when it was first sent; lag is measured from here
 * @param notBefore the earliest moment to run it, or {@code null} for at once
 * @param expiresAt the moment from which it is dropped and counted, or {@code null} for never
 */
public record Timing(
        Instant enqueuedAt,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt) {

    /** Returns the timing of a job that may run at once and does not expire. */
    public static Timing startingAt(Instant enqueuedAt) {
        return new Timing(enqueuedAt, null, null);
    }

    /** Returns whether the job is to be dropped at the given moment. */
    public boolean isExpiredAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
