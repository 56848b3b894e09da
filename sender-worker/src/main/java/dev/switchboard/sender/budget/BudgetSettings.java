package dev.switchboard.sender.budget;

import dev.switchboard.config.SettingsReader;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * How fast bots send, all processes of the deployment together. Every process must be told the same.
 *
 * @param standard each bot's rate
 * @param ofBots the rates of bots that have their own, by their ids
 * @param processes the most processes that the deployment may run: by so many a rate is divided if Redis was never there to
 *     say how many there are
 */
public record BudgetSettings(SendRate standard, Map<Long, SendRate> ofBots, int processes) {
    private static final BigDecimal STANDARD = new BigDecimal("5");
    private static final BigDecimal SLOWEST = new BigDecimal("0.1");

    /** Telegram: about 30 messages a second without paying for more (Bots FAQ, "My bot is hitting limits"). */
    private static final BigDecimal FASTEST = new BigDecimal("30");

    private static final int MOST_PROCESSES = 4;
    private static final Pattern OF_BOTS = Pattern.compile("(?:[1-9]\\d{0,15}=\\d{1,2}(?:\\.\\d{1,9})?(?:,(?=.)|$))*");

    /** Copies the map. */
    public BudgetSettings {
        ofBots = Map.copyOf(ofBots);
    }

    /**
     * Declares {@code SENDER_RATE} (messages a second, 0.1 to 30, default 5), {@code SENDER_RATES} (those of single bots, such
     * as {@code 7001=30,7002=0.5}) and {@code SENDER_PROCESSES} (default 4).
     *
     * @return gives the settings; for use inside {@link SettingsReader#build}
     */
    public static Supplier<BudgetSettings> declareIn(SettingsReader reader) {
        var standard = reader.decimal("SENDER_RATE", STANDARD, SLOWEST, FASTEST);
        var ofBots = reader.text("SENDER_RATES", "");
        var processes = reader.integer("SENDER_PROCESSES", MOST_PROCESSES, 1, 1_000);
        reader.rule(
                () -> areRates(ofBots.get()),
                () -> "SENDER_RATES must be bots with numbers from 0.1 to 30, such as 7001=30,7002=0.5",
                ofBots);
        return () -> new BudgetSettings(rate(standard.get()), rates(ofBots.get()), processes.get());
    }

    SendRate of(long bot) {
        return ofBots.getOrDefault(bot, standard);
    }

    private static boolean areRates(String text) {
        return OF_BOTS.matcher(text).matches()
                && parts(text).values().stream()
                        .allMatch(rate -> rate.compareTo(SLOWEST) >= 0 && rate.compareTo(FASTEST) <= 0);
    }

    private static Map<Long, SendRate> rates(String text) {
        Map<Long, SendRate> rates = new HashMap<>();
        parts(text).forEach((bot, rate) -> rates.put(bot, rate(rate)));
        return rates;
    }

    private static Map<Long, BigDecimal> parts(String text) {
        Map<Long, BigDecimal> parts = new HashMap<>();
        for (var part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
            int equals = part.indexOf('=');
            parts.put(Long.valueOf(part.substring(0, equals)), new BigDecimal(part.substring(equals + 1)));
        }
        return parts;
    }

    private static SendRate rate(BigDecimal perSecond) {
        return new SendRate(perSecond.doubleValue());
    }
}
