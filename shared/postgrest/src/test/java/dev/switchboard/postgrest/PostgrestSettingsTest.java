package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.config.Secret;
import dev.switchboard.config.SettingsReader;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgrestSettingsTest {
    @Test
    void two_variables_suffice() {
        assertThat(read(Map.of("SUPABASE_URL", "https://x.supabase.co", "SUPABASE_SERVICE_ROLE_KEY", "key")))
                .isEqualTo(PostgrestSettings.of(URI.create("https://x.supabase.co"), Secret.of("key")));
    }

    @Test
    void every_problem_is_named_at_once() {
        assertThatThrownBy(() ->
                        read(Map.of("SUPABASE_URL", "x", "SUPABASE_CONNECTIONS", "51", "SUPABASE_TIMEOUT", "100ms")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("SUPABASE_URL")
                .hasMessageContaining("SUPABASE_SERVICE_ROLE_KEY is missing")
                .hasMessageContaining("SUPABASE_CONNECTIONS must be a whole number from 20 to 50")
                .hasMessageContaining("SUPABASE_TIMEOUT must be above 100ms");
    }

    @ParameterizedTest
    @ValueSource(strings = {"19", "51", "0", "many"})
    void a_pool_has_from_20_to_50_connections(String connections) {
        var environment = Map.of(
                "SUPABASE_URL", "https://x.supabase.co",
                "SUPABASE_SERVICE_ROLE_KEY", "key",
                "SUPABASE_CONNECTIONS", connections);

        assertThatThrownBy(() -> read(environment))
                .hasMessageContaining("SUPABASE_CONNECTIONS must be a whole number from 20 to 50");
    }

    @Test
    void limit_may_be_changed() {
        var settings = PostgrestSettings.of(URI.create("https://x.supabase.co"), Secret.of("key"));
        assertThat(settings.within(Duration.ofSeconds(1)).callLimit()).hasSeconds(1);
        assertThatThrownBy(() -> settings.within(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
    }

    private static PostgrestSettings read(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var settings = PostgrestSettings.declareIn(reader);
        return reader.build(settings);
    }
}
