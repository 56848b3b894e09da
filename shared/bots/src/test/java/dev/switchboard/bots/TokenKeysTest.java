package dev.switchboard.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenKeysTest {
    private static final String KEY = "bm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm5ubm4=";

    @Test
    void the_first_key_is_the_current_one() {
        var keys = read("2026:" + KEY + ", 2025:" + KEY);

        assertThat(keys.currentId()).isEqualTo("2026");
        assertThat(keys.find("2025")).isPresent();
        assertThat(keys.find("2024")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hunter2",
                "id:hunter2",
                ":" + KEY,
                KEY,
                "a b:" + KEY,
                "id:bm5u",
                "id:%%%%",
                "id:" + KEY + ",",
                "id:" + KEY + ",id:" + KEY,
            })
    void keys_that_cannot_be_used_stop_the_start_without_being_printed(String keys) {
        assertThatThrownBy(() -> read(keys))
                .hasMessageContaining("BOT_TOKEN_KEYS must be keyId:base64 of 32 bytes")
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining(KEY);
    }

    @Test
    void missing_keys_stop_the_start() {
        var reader = new SettingsReader(Map.of());
        var keys = TokenKeys.declareIn(reader);

        assertThatThrownBy(() -> reader.build(keys)).hasMessageContaining("BOT_TOKEN_KEYS is missing");
    }

    private static TokenKeys read(String keys) {
        var reader = new SettingsReader(Map.of("BOT_TOKEN_KEYS", keys));
        return reader.build(TokenKeys.declareIn(reader));
    }
}
