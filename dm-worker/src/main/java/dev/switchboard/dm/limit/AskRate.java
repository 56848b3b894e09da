package dev.switchboard.dm.limit;

import java.time.Duration;

/**
 * A rate of asking.
 *
 * @param name what is limited, a stable word for keys and metrics
 * @param most how much is admitted in any time as long as the window
 * @param window how long that is, to the millisecond
 */
public record AskRate(String name, int most, Duration window) {
    /** Commands and other messages. */
    public static final AskRate MESSAGES = new AskRate("messages", 10, Duration.ofMinutes(1));

    /** Presses of buttons: quicker made than commands, and cheaper to answer. */
    public static final AskRate PRESSES = new AskRate("presses", 30, Duration.ofMinutes(1));

    public AskRate {
        if (most < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a rate must admit something within a time");
        }
    }
}
