package dev.switchboard.dm.limit;

import dev.switchboard.config.SettingsReader;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A rate of asking.
 *
 * @param name what is limited, a stable word for keys and metrics
 * @param most how much is admitted in any time as long as the window
 * @param window how long that is, to the millisecond
 */
public record AskRate(String name, int most, Duration window) {
    public AskRate {
        if (most < 1 || window.toMillis() < 1) {
            throw new IllegalArgumentException("a rate must admit something within a time");
        }
    }

    /**
     * Declares a rate for any minute, by a setting that is a whole number.
     *
     * @return gives the rate; for use inside {@link SettingsReader#build}
     */
    public static Supplier<AskRate> declareIn(SettingsReader reader, String setting, String name, int most) {
        var setMost = reader.integer(setting, most, 1, 1_000);
        return () -> new AskRate(name, setMost.get(), Duration.ofMinutes(1));
    }
}
