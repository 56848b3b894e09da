package dev.switchboard.emulator.limit;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * So many messages in so much time, as a generic cell rate algorithm (GCRA) has it: no time {@code t} ever holds more
 * than {@code burst + t / seconds * messages}.
 *
 * @param messages how many, 1-100,000
 * @param seconds in how much time, 1-3600
 * @param burst how many may come at once after a rest, 1-10,000
 */
public record RateLimit(int messages, int seconds, int burst) {
    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,6})/([0-9]{1,4})(?:/([0-9]{1,5}))?");

    /** Refuses what is out of range. */
    public RateLimit {
        check("messages", messages, 100_000);
        check("seconds", seconds, 3600);
        check("burst", burst, 10_000);
    }

    /**
     * Reads {@code MESSAGES/SECONDS/BURST}; without a burst all may come at once.
     *
     * @throws IllegalArgumentException if it is written otherwise, or out of range
     */
    public static RateLimit parse(String written) {
        Matcher parts = WRITTEN.matcher(written);
        if (!parts.matches()) {
            throw new IllegalArgumentException("a limit is MESSAGES/SECONDS/BURST, not " + written);
        }
        int messages = Integer.parseInt(parts.group(1));
        int burst = parts.group(3) == null ? messages : Integer.parseInt(parts.group(3));
        return new RateLimit(messages, Integer.parseInt(parts.group(2)), burst);
    }

    /** Returns how long one message takes up, in nanoseconds. */
    long interval() {
        return TimeUnit.SECONDS.toNanos(seconds) / messages;
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " must be 1-" + max + ", not " + value);
        }
    }
}
