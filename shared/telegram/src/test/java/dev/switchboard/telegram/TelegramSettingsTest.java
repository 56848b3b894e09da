package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelegramSettingsTest {
    @Test
    void a_call_may_take_ten_seconds_unless_told_otherwise() {
        assertThat(read(Map.of("TELEGRAM_API_URL", "http://127.0.0.1:8081")))
                .isEqualTo(new TelegramSettings(URI.create("http://127.0.0.1:8081"), Duration.ofSeconds(10)));
        assertThat(read(Map.of("TELEGRAM_API_URL", "https://api.telegram.org/", "TELEGRAM_TIMEOUT", "2s"))
                        .timeout())
                .isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://host/bot", "http://host?x=1", "http://host#x", "http://user@host"})
    void an_address_with_more_than_an_origin_stops_the_start(String address) {
        assertThatThrownBy(() -> read(Map.of("TELEGRAM_API_URL", address)))
                .hasMessageContaining("TELEGRAM_API_URL must be a scheme, a host and perhaps a port");
    }

    @Test
    void a_timeout_of_zero_stops_the_start() {
        assertThatThrownBy(() -> read(Map.of("TELEGRAM_API_URL", "http://host", "TELEGRAM_TIMEOUT", "0s")))
                .hasMessageContaining("TELEGRAM_TIMEOUT must be above zero");
    }

    private static TelegramSettings read(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var settings = TelegramSettings.declareIn(reader);
        return reader.build(settings);
    }
}
