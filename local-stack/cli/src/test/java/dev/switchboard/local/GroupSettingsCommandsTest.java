package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What operators set for groups by the command line: what they are sent, and of whom they are told nothing. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class GroupSettingsCommandsTest {
    private static final int USAGE = 2;
    private static final long BOT = 8_700_000_002L;
    private static final String CHAT = "-1008700000002";

    @TempDir
    private Path state;

    private final SupabasePart supabase;

    GroupSettingsCommandsTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @BeforeEach
    void stackWithOneGroup() throws IOException {
        SupabaseStack.up(state, supabase, supabase.keys().serviceRole());
        try (var postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())))) {
            var bot = Map.of(
                    "id", BOT, "username", "set_bot", "role", "sender", "token_ciphertext", "x", "token_key_id", "x");
            postgrest.from("bots").insertMissing(List.of(bot), "id");
            var group = Map.of(
                    "bot_id",
                    BOT,
                    "chat_id",
                    Long.valueOf(CHAT),
                    "title",
                    "Secret cats",
                    "state",
                    "registered",
                    "registered_by",
                    7);
            postgrest.from("managed_groups").insertMissing(List.of(group), "bot_id", "chat_id");
        }
    }

    @Test
    void group_is_sent_what_was_set_for_it() {
        assertThat(run("groups", "set", "--broadcasts", "off", "--photos", "off", "--chat", CHAT))
                .contains("Set for " + CHAT);
        assertThat(run("groups", "list", "--bot", Long.toString(BOT)))
                .containsPattern(CHAT + " +" + BOT + " +registered +off +off +0 +-")
                .doesNotContain("Secret");

        run("groups", "set", "--broadcasts", "ON", "--chat", CHAT);
        assertThat(run("groups", "list", "--bot", Long.toString(BOT))).containsPattern("registered +on +off");
    }

    @Test
    void group_that_nobody_manages_and_a_change_of_nothing_are_refused() {
        var run = new CommandRun();
        assertThat(run.on(state, "groups", "set", "--photos", "on", "--chat", "-5"))
                .isEqualTo(1);
        assertThat(run.on(state, "groups", "set", "--chat", CHAT)).isEqualTo(USAGE);
        assertThat(run.on(state, "groups", "set", "--photos", "maybe", "--chat", CHAT))
                .isEqualTo(USAGE);
        assertThat(run.err()).contains("No bot manages the group -5").contains("--broadcasts");
    }

    @Test
    void names_and_patterns_are_banned_and_taken_back() {
        assertThat(run("bans", "add", "Spam_*")).contains("Spam_* is banned.");
        assertThat(run("bans", "add", "spam_*")).contains("was banned already");
        assertThat(run("bans", "add", "lea.live", "--chat=" + CHAT)).contains("lea.live in " + CHAT + " is banned.");
        assertThat(run("bans", "list"))
                .containsPattern("spam_\\* +everywhere +operator +20")
                .containsPattern("lea.live +" + CHAT + " +operator");

        assertThat(run("bans", "remove", "SPAM_*")).contains("is banned no more");
        assertThat(run("bans", "remove", "spam_*")).contains("was not banned");
        assertThat(run("bans", "remove", "lea.live", "--chat=" + CHAT)).contains("is banned no more");
    }

    @Test
    void what_is_no_name_and_no_pattern_is_refused() {
        var run = new CommandRun();
        assertThat(run.on(state, "bans", "add", "*")).isEqualTo(1);
        assertThat(run.on(state, "bans", "add", "a%")).isEqualTo(1);
        assertThat(run.on(state, "bans", "add", "a'; drop table")).isEqualTo(1);
        assertThat(run.err()).contains("Supabase refused it");
    }

    private String run(String... arguments) {
        var run = new CommandRun();
        assertThat(run.on(state, arguments))
                .as(() -> String.join(" ", arguments) + "\n" + run.err())
                .isZero();
        return run.out();
    }
}
