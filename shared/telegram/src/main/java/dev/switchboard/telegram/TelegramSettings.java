package dev.switchboard.telegram;

import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Where the Bot API is, and how long to wait for it.
 *
 * @param apiUrl scheme, host and perhaps a port; {@code https://api.telegram.org} for Telegram's own
 * @param timeout the longest that one call may take, from connecting to the last byte of the answer
 */
public record TelegramSettings(URI apiUrl, Duration timeout) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    /**
     * Declares {@code TELEGRAM_API_URL} and {@code TELEGRAM_TIMEOUT} (10 s by default).
     *
     * @return gives the settings; for use inside {@link SettingsReader#build}
     */
    public static Supplier<TelegramSettings> declareIn(SettingsReader reader) {
        var apiUrl = reader.httpUri("TELEGRAM_API_URL");
        var timeout = reader.duration("TELEGRAM_TIMEOUT", DEFAULT_TIMEOUT);
        reader.rule(
                () -> isOrigin(apiUrl.get()),
                () -> "TELEGRAM_API_URL must be a scheme, a host and perhaps a port, with nothing after them",
                apiUrl);
        reader.rule(() -> timeout.get().isPositive(), () -> "TELEGRAM_TIMEOUT must be above zero", timeout);
        return () -> new TelegramSettings(apiUrl.get(), timeout.get());
    }

    private static boolean isOrigin(URI uri) {
        boolean noPath = uri.getPath().isEmpty() || uri.getPath().equals("/");
        return noPath && uri.getQuery() == null && uri.getFragment() == null && uri.getUserInfo() == null;
    }
}
