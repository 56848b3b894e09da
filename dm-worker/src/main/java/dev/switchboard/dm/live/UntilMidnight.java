package dev.switchboard.dm.live;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * How long it is until new points come, as people say it: in hours, and in minutes during the last one.
 *
 * @param hours the nearest number; 0 during the last hour
 * @param minutes at least 1; says something during the last hour only
 */
record UntilMidnight(int hours, int minutes) {

    /** Returns the time until the next UTC day begins. */
    static UntilMidnight from(Instant now) {
        var tomorrow = now.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1);
        var left = Duration.between(now, tomorrow.atStartOfDay(ZoneOffset.UTC).toInstant());
        if (left.compareTo(Duration.ofHours(1)) >= 0) {
            return new UntilMidnight((int) left.plusMinutes(30).toHours(), left.toMinutesPart());
        }
        // what is left of a minute counts as one
        return new UntilMidnight(0, (int) left.plusMinutes(1).minusNanos(1).toMinutes());
    }
}
