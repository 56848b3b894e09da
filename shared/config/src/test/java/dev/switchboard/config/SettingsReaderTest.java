package dev.switchboard.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {
    @Test
    void every_problem_is_listed_at_once_and_names_its_variable() {
        var reader = new SettingsReader(Map.of("POOL", "many", "BASE_URL", "ftp://x", "WAIT", "soon"));
        reader.text("QUEUE_URL");
        reader.secret("MASTER_SECRET");
        reader.integer("POOL", 20, 1, 50);
        reader.httpUri("BASE_URL");
        reader.duration("WAIT", Duration.ofSeconds(1));

        var thrown = catchThrowableOfType(InvalidSettings.class, () -> reader.build(() -> "configuration"));

        assertThat(thrown.problems())
                .containsExactly(
                        "QUEUE_URL is missing",
                        "MASTER_SECRET is missing",
                        "POOL must be a whole number from 1 to 50",
                        "BASE_URL must be an address that starts with http:// or https://",
                        "WAIT must be a duration such as 500ms, 30s, 5m or 24h");
    }

    @Test
    void a_contradiction_is_a_problem_too() {
        var reader = new SettingsReader(Map.of("HEARTBEAT", "20s"));
        var heartbeat = reader.duration("HEARTBEAT", Duration.ofSeconds(10));
        var visibility = reader.duration("VISIBILITY", Duration.ofSeconds(30));
        reader.rule(
                () -> heartbeat.get().multipliedBy(2).compareTo(visibility.get()) < 0,
                () -> "HEARTBEAT 20s must be below half of VISIBILITY 30s",
                heartbeat,
                visibility);

        assertThatThrownBy(() -> reader.build(() -> "configuration"))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContaining("HEARTBEAT 20s must be below half of VISIBILITY 30s");
    }

    @Test
    void a_rule_about_an_unusable_setting_is_not_asked() {
        var reader = new SettingsReader(Map.of());
        var missing = reader.text("MISSING");
        reader.rule(() -> missing.get().isEmpty(), () -> "never said", missing);

        assertThatThrownBy(() -> reader.build(() -> "configuration")).hasMessageNotContaining("never said");
    }

    @Test
    void values_are_read_and_defaults_fill_in() {
        var reader =
                new SettingsReader(Map.of("BASE_URL", " https://example.org/rest ", "WAIT", "250ms", "TOKEN", "t"));
        var uri = reader.httpUri("BASE_URL");
        var wait = reader.duration("WAIT", Duration.ofSeconds(1));
        var pool = reader.integer("POOL", 20, 1, 50);
        var token = reader.secret("TOKEN");
        var previous = reader.optionalSecret("PREVIOUS");

        var read = reader.build(
                () -> uri.get() + " " + wait.get() + " " + pool.get() + " " + token.get() + " " + previous.get());

        assertThat(read).isEqualTo(URI.create("https://example.org/rest") + " PT0.25S 20 [redacted] Optional.empty");
    }

    @Test
    void a_number_may_have_a_fraction_and_keeps_to_its_bounds() {
        var reader = new SettingsReader(Map.of("RATE", "0.5", "TOO_FAST", "30.1", "TOO_SLOW", "0", "WORD", "fast"));
        var rate = decimal(reader, "RATE");
        decimal(reader, "TOO_FAST");
        decimal(reader, "TOO_SLOW");
        decimal(reader, "WORD");

        assertThat(rate.get()).isEqualTo("0.5");
        assertThat(catchThrowableOfType(InvalidSettings.class, () -> reader.build(() -> "configuration"))
                        .problems())
                .containsExactly(
                        "TOO_FAST must be a number from 0.1 to 30",
                        "TOO_SLOW must be a number from 0.1 to 30",
                        "WORD must be a number from 0.1 to 30");
    }

    private static Setting<BigDecimal> decimal(SettingsReader reader, String name) {
        return reader.decimal(name, new BigDecimal("5"), new BigDecimal("0.1"), new BigDecimal("30"));
    }

    @Test
    void a_blank_secret_stops_the_start() {
        var reader = new SettingsReader(Map.of("MASTER_SECRET", "   "));
        reader.secret("MASTER_SECRET");

        assertThatThrownBy(() -> reader.build(() -> "configuration")).hasMessageContaining("MASTER_SECRET is missing");
    }

    @Test
    void a_secret_that_is_too_short_is_refused_and_one_that_may_be_absent_may() {
        var reader = new SettingsReader(Map.of("KEY", "1234567", "OLD_KEY", "\u00e9\u00e9\u00e9"));
        reader.secret("KEY", 8);
        reader.optionalSecret("OLD_KEY", 8);
        reader.optionalSecret("NO_KEY", 8);

        assertThat(catchThrowableOfType(InvalidSettings.class, () -> reader.build(() -> "configuration"))
                        .problems())
                .containsExactly("KEY must have at least 8 bytes", "OLD_KEY must have at least 8 bytes");
    }

    @Test
    void a_secret_put_into_the_wrong_variable_is_not_printed() {
        var reader = new SettingsReader(Map.of("POOL", "hunter2"));
        reader.integer("POOL", 20, 1, 50);

        assertThatThrownBy(() -> reader.build(() -> "configuration")).hasMessageNotContaining("hunter2");
    }

    @Test
    void a_word_decides_which_further_settings_must_be_there() {
        assertThat(problemsOf(Map.of())).containsExactly("STORE is missing");
        assertThat(problemsOf(Map.of("STORE", "tape"))).containsExactly("STORE must be one of memory, table");
        assertThat(problemsOf(Map.of("STORE", "table"))).containsExactly("TABLE is missing");
        assertThat(store(new SettingsReader(Map.of("STORE", "table", "TABLE", "t"))))
                .isEqualTo("t");
        assertThat(store(new SettingsReader(Map.of("STORE", "memory")))).isEqualTo("memory");
    }

    private static List<String> problemsOf(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        return catchThrowableOfType(InvalidSettings.class, () -> store(reader)).problems();
    }

    private static String store(SettingsReader reader) {
        var store = reader.<String>alternative(
                "STORE",
                Map.of("table", settings -> settings.text("TABLE")::get, "memory", settings -> () -> "memory"));
        return reader.build(store);
    }
}
