package dev.switchboard.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.bots.UnreadableTokenException.Reason;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class PostgrestBotDirectoryTest {
    private static final long BOT = 4_242_424_242L;
    private static final String SECRET_HALF = "AAH-secret_half_of_the_token_1234567";

    private final TokenCipher cipher = cipher("2026");
    private final PostgrestClient postgrest;
    private final PostgrestBotDirectory directory;

    PostgrestBotDirectoryTest(SupabasePart supabase) {
        postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        directory = new PostgrestBotDirectory(postgrest, cipher);
    }

    @BeforeEach
    void storeBot() {
        directory.store(bot(BotState.ACTIVE));
    }

    @AfterEach
    void removeBots() {
        postgrest.from("bots").delete(Filter.eq("id", BOT));
        postgrest.close();
    }

    @Test
    void a_stored_bot_is_found_and_its_row_does_not_show_the_token() {
        assertThat(directory.find(BOT)).contains(bot(BotState.ACTIVE));
        assertThat(postgrest.from("bots").select().list(Map.class).toString()).doesNotContain(SECRET_HALF);
    }

    @Test
    void a_bot_stored_again_gets_the_new_values() {
        directory.store(bot(BotState.REVOKED));

        assertThat(directory.find(BOT)).contains(bot(BotState.REVOKED));
    }

    @Test
    void registering_makes_a_new_bot_active_and_leaves_a_paused_one_paused() {
        postgrest.from("bots").delete(Filter.eq("id", BOT));
        directory.register(token(), "some_bot", BotRole.MAIN);
        assertThat(directory.find(BOT)).contains(bot(BotState.ACTIVE));

        directory.store(bot(BotState.PAUSED));
        directory.register(token(), "renamed_bot", BotRole.MAIN);
        assertThat(directory.find(BOT)).contains(new Bot(BOT, "renamed_bot", BotRole.MAIN, BotState.PAUSED, token()));
    }

    @Test
    void all_bots_are_listed_whatever_their_state() {
        directory.store(bot(BotState.REVOKED));
        assertThat(directory.all()).contains(BOT).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void a_token_under_an_old_key_is_encrypted_anew_and_the_old_key_can_go() {
        var rotated = new PostgrestBotDirectory(postgrest, cipher("2027", "2026"));
        assertThat(directory.isUnderOldKey(BOT)).isFalse();
        assertThat(rotated.isUnderOldKey(BOT)).isTrue();

        rotated.encryptAnew(BOT);
        assertThat(rotated.isUnderOldKey(BOT)).isFalse();
        assertThat(new PostgrestBotDirectory(postgrest, cipher("2027")).find(BOT))
                .contains(bot(BotState.ACTIVE));
        assertThat(rotated.isUnderOldKey(7)).as("of nobody").isFalse();
    }

    @Test
    void a_revoked_bots_token_is_discarded_and_nothing_else_is() {
        directory.discardToken(token());
        assertThat(directory.find(BOT)).as("at work").contains(bot(BotState.ACTIVE));

        directory.store(bot(BotState.REVOKED));
        directory.discardToken(BotToken.of(BOT + ":one-that-was-replaced"));
        assertThat(directory.find(BOT)).as("brought anew").contains(bot(BotState.REVOKED));

        directory.discardToken(token());
        var emptied = directory.find(BOT).orElseThrow();
        assertThat(emptied.state()).isEqualTo(BotState.REVOKED);
        assertThat(emptied.token().secret().reveal()).doesNotContain(SECRET_HALF);
        directory.discardToken(token());
        assertThat(directory.find(BOT)).as("again").contains(emptied);
    }

    @Test
    void a_token_is_dead_until_another_is_stored_and_one_that_was_replaced_is_nobodys() {
        assertThat(isDead()).isFalse();
        directory.noteDead(BotToken.of(BOT + ":one-that-was-replaced"));
        assertThat(isDead()).isFalse();

        directory.noteDead(token());
        assertThat(isDead()).isTrue();
        directory.noteConnected(BOT, false);
        assertThat(isDead()).as("Telegram knows it").isFalse();

        directory.noteDead(token());
        directory.store(bot(BotState.ACTIVE));
        assertThat(isDead()).isFalse();
    }

    private boolean isDead() {
        var row = postgrest
                .from("bots")
                .select()
                .where(Filter.eq("id", BOT))
                .first(Map.class)
                .orElseThrow();
        return Objects.equals(row.get("token_ciphertext"), row.get("dead_ciphertext"));
    }

    @Test
    void a_bot_of_another_fleet_is_not_found() {
        assertThat(directory.find(7)).isEmpty();
    }

    @Test
    void every_role_and_state_passes_the_tables_checks() {
        for (var role : BotRole.values()) {
            for (var state : BotState.values()) {
                var bot = new Bot(BOT, "some_bot", role, state, token());
                directory.store(bot);
                assertThat(directory.find(BOT)).contains(bot);
            }
        }
    }

    @Test
    void a_token_under_a_key_this_process_lacks_is_unreadable() {
        var other = new PostgrestBotDirectory(postgrest, cipher("2027"));

        assertThatThrownBy(() -> other.find(BOT))
                .isInstanceOfSatisfying(
                        UnreadableTokenException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.UNKNOWN_KEY));
    }

    @Test
    void a_store_that_does_not_answer_is_a_failure_and_not_a_missing_bot() {
        var settings = PostgrestSettings.of(URI.create("http://127.0.0.1:1"), Secret.of("key"))
                .within(Duration.ofMillis(200));
        try (var away = new PostgrestClient(settings)) {
            assertThatThrownBy(() -> new PostgrestBotDirectory(away, cipher).find(BOT))
                    .isInstanceOf(BotDirectoryException.class)
                    .hasMessage("bot 4242424242: cannot be looked up");
        }
    }

    private static Bot bot(BotState state) {
        return new Bot(BOT, "some_bot", BotRole.MAIN, state, token());
    }

    private static BotToken token() {
        return BotToken.of(BOT + ":" + SECRET_HALF);
    }

    private static TokenCipher cipher(String... keyIds) {
        var key = ":" + Base64.getEncoder().encodeToString(new byte[32]);
        var keys = Arrays.stream(keyIds).map(id -> id + key).collect(Collectors.joining(","));
        return new TokenCipher(TokenKeys.of(Secret.of(keys)), new SecureRandom());
    }
}
