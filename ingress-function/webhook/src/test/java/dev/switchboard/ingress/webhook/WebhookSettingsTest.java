package dev.switchboard.ingress.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest {
    private static final String SECRET = "master-secret-of-at-least-32-bytes";
    private static final Map<String, String> COMPLETE = Map.of(
            "STAGE", "test",
            "REDIS_URL", "rediss://user:pass@redis.example:6380",
            "CLAIMS_FALLBACK", "dynamodb",
            "CLAIMS_TABLE", "claims",
            "DM_QUEUE_HIGH_URL", "https://sqs.example/1/a",
            "DM_QUEUE_DLQ_URL", "https://sqs.example/1/b",
            "TGMS_QUEUE_HIGH_URL", "https://sqs.example/1/c",
            "TGMS_QUEUE_LOW_URL", "https://sqs.example/1/d",
            "WEBHOOK_MASTER_SECRET", SECRET);

    @Test
    void a_complete_environment_makes_settings() {
        var settings = WebhookSettings.from(COMPLETE);

        assertThat(settings.fallback()).isEqualTo(new ClaimsFallback.DynamoDb("claims"));
        assertThat(settings.terms().lease()).isEqualTo(Duration.ofSeconds(12));
        assertThat(settings.toString()).doesNotContain(SECRET);
    }

    @Test
    void everything_that_is_missing_is_named_at_once() {
        assertThat(problems(Map.of()))
                .containsExactlyInAnyOrder(
                        "STAGE is missing",
                        "REDIS_URL is missing",
                        "CLAIMS_FALLBACK is missing",
                        "DM_QUEUE_HIGH_URL is missing",
                        "DM_QUEUE_DLQ_URL is missing",
                        "TGMS_QUEUE_HIGH_URL is missing",
                        "TGMS_QUEUE_LOW_URL is missing",
                        "WEBHOOK_MASTER_SECRET is missing");
    }

    @Test
    void a_fallback_in_dynamodb_needs_its_table() {
        assertThat(problems(changed("CLAIMS_TABLE", ""))).containsExactly("CLAIMS_TABLE is missing");
    }

    @Test
    void a_fallback_in_postgrest_needs_an_address_and_its_keys() {
        var postgrest = changed("CLAIMS_FALLBACK", "postgrest");
        postgrest.remove("CLAIMS_TABLE");
        assertThat(problems(postgrest))
                .containsExactly(
                        "SUPABASE_URL is missing", "SUPABASE_ANON_KEY is missing", "CLAIMS_POSTGREST_KEY is missing");

        postgrest.putAll(
                Map.of("SUPABASE_URL", "https://x.supabase.co", "SUPABASE_ANON_KEY", "a", "CLAIMS_POSTGREST_KEY", "c"));
        assertThat(WebhookSettings.from(postgrest).fallback())
                .isEqualTo(new ClaimsFallback.Postgrest(
                        URI.create("https://x.supabase.co"), Secret.of("a"), Secret.of("c")));
    }

    @Test
    void there_is_one_fallback_and_it_is_a_known_one() {
        assertThat(problems(changed("CLAIMS_FALLBACK", "memcached")))
                .containsExactly("CLAIMS_FALLBACK must be one of dynamodb, postgrest");
        assertThat(problems(changed("CLAIMS_POSTGREST_KEY", "c")))
                .containsExactly("CLAIMS_POSTGREST_KEY is set, but CLAIMS_FALLBACK is dynamodb");
        assertThat(problems(changed("CLAIMS_FALLBACK", "postgrest")))
                .contains("CLAIMS_TABLE is set, but CLAIMS_FALLBACK is postgrest");
    }

    @Test
    void a_contradiction_is_listed_with_every_other_problem() {
        var wrong = changed("CLAIM_LEASE", "24h");
        wrong.put("REDIS_URL", "http://redis.example");
        wrong.remove("STAGE");

        assertThat(problems(wrong))
                .containsExactlyInAnyOrder(
                        "STAGE is missing",
                        "REDIS_URL must be an address that starts with redis:// or rediss://",
                        "CLAIM_LEASE must be above 10s, the function's time-out, and below 24h");
        assertThat(problems(changed("CLAIM_LEASE", "10s"))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/claims", "/-1", "/0/1", "/99999999999"})
    void a_redis_database_that_is_no_number_is_named_at_the_start(String path) {
        assertThat(problems(changed("REDIS_URL", "redis://redis.example:6379" + path)))
                .containsExactly(
                        "REDIS_URL must end with its host and port, or with the number of a database such as /0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/0", "/15"})
    void a_redis_database_may_be_left_out(String path) {
        var address = "redis://redis.example:6379" + path;

        assertThat(WebhookSettings.from(changed("REDIS_URL", address)).redis().uri())
                .hasToString(address);
    }

    @Test
    void a_master_secret_that_can_be_guessed_is_refused() {
        var guessable = changed("WEBHOOK_MASTER_SECRET", SECRET.substring(0, 31));
        guessable.put("WEBHOOK_MASTER_SECRET_PREVIOUS", "old");

        assertThat(problems(guessable))
                .containsExactly(
                        "WEBHOOK_MASTER_SECRET must have at least 32 bytes",
                        "WEBHOOK_MASTER_SECRET_PREVIOUS must have at least 32 bytes");
    }

    @Test
    void the_functions_time_out_is_the_templates() throws IOException {
        var template = Files.readString(Path.of("../../template.yaml"));
        var function = template.substring(template.indexOf("  WebhookFunction:"));
        var timeout = Pattern.compile("      Timeout: (\\d+)").matcher(function);

        assertThat(timeout.find()).isTrue();
        assertThat(WebhookSettings.FUNCTION_TIMEOUT).hasSeconds(Long.parseLong(timeout.group(1)));
    }

    private static Map<String, String> changed(String name, String value) {
        var environment = new HashMap<>(COMPLETE);
        environment.put(name, value);
        return environment;
    }

    private static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettings.class, () -> WebhookSettings.from(environment))
                .problems();
    }
}
