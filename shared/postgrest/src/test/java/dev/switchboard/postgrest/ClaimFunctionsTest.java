package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the migrations' functions for claims promise, asked the way the webhook asks. */
@ExtendWith(LocalParts.class)
class ClaimFunctionsTest {
    private static final PostgrestFunction<String> CLAIM_UPDATE =
            PostgrestFunction.idempotent("claim_update", String.class);
    private static final PostgrestFunction<Void> CONFIRM_UPDATE =
            PostgrestFunction.idempotent("confirm_update", Void.class);
    private static final PostgrestFunction<Boolean> RELEASE_UPDATE =
            PostgrestFunction.idempotent("release_update", Boolean.class);

    private final SupabasePart supabase;

    ClaimFunctionsTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @Test
    void claim_is_won_once_confirmed_and_expires() throws SQLException {
        try (var webhook = webhook()) {
            var key = UUID.randomUUID().toString();
            assertThat(claim(webhook, key, "one")).isEqualTo("won");
            assertThat(claim(webhook, key, "one")).isEqualTo("won");
            assertThat(claim(webhook, key, "two")).isEqualTo("held");

            expire(key);
            assertThat(claim(webhook, key, "two")).isEqualTo("won");
            assertThat(release(webhook, key, "one")).isFalse();

            webhook.run(CONFIRM_UPDATE, Map.of("key", key, "ttl_seconds", 60));
            assertThat(claim(webhook, key, "two")).isEqualTo("done");
            assertThat(release(webhook, key, "two")).isFalse();

            expire(key);
            assertThat(claim(webhook, key, "three")).isEqualTo("won");
        }
    }

    @Test
    void released_claim_is_free() {
        try (var webhook = webhook()) {
            var key = UUID.randomUUID().toString();
            claim(webhook, key, "one");
            assertThat(release(webhook, key, "one")).isTrue();
            assertThat(claim(webhook, key, "two")).isEqualTo("won");
        }
    }

    @Test
    void claim_raced_for_has_one_winner() throws Exception {
        try (var webhook = webhook()) {
            var key = UUID.randomUUID().toString();
            var results = AtOnce.call(8, call -> claim(webhook, key, "owner-" + call));
            assertThat(results).containsOnlyOnce("won").hasSize(8);
        }
    }

    @Test
    void webhook_role_is_refused_everything_else() {
        var recordAnswer = PostgrestFunction.idempotent("record_answer", Boolean.class);
        try (var webhook = webhook()) {
            assertThatThrownBy(() -> webhook.call(recordAnswer, Map.of("job_id", "j")))
                    .isInstanceOf(PostgrestRefusedException.class)
                    .hasMessageContaining("42501");
            assertThatThrownBy(() -> webhook.from("update_claims").select().count())
                    .isInstanceOf(PostgrestRefusedException.class);
        }
    }

    private PostgrestClient webhook() {
        var keys = supabase.keys();
        return new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(keys.anon())).as(Secret.of(keys.tokenFor("claims"))));
    }

    private static String claim(PostgrestClient webhook, String key, String owner) {
        return webhook.call(CLAIM_UPDATE, Map.of("key", key, "owner", owner, "lease_ms", 60_000));
    }

    private static boolean release(PostgrestClient webhook, String key, String owner) {
        return webhook.call(RELEASE_UPDATE, Map.of("key", key, "owner", owner));
    }

    private void expire(String key) throws SQLException {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var update = connection.prepareStatement(
                        "update public.update_claims set expires_at = now() - interval '1 second' where key = ?")) {
            update.setString(1, key);
            assertThat(update.executeUpdate()).isOne();
        }
    }
}
