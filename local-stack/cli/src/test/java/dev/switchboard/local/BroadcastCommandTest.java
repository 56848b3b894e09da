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

/** Broadcasts by the command line, with a stack that consists of a real Supabase: nothing is sent here. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class BroadcastCommandTest {
    private static final int USAGE = 2;
    private static final String BOT = "8700000001";

    @TempDir
    private Path state;

    private final SupabasePart supabase;

    BroadcastCommandTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @BeforeEach
    void stackWithOneBot() throws IOException {
        SupabaseStack.up(state, supabase, supabase.keys().serviceRole());
        try (var postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())))) {
            postgrest
                    .from("bots")
                    .insertMissing(
                            List.of(Map.of(
                                    "id", Long.valueOf(BOT),
                                    "username", "cli_bot",
                                    "role", "sender",
                                    "token_ciphertext", "x",
                                    "token_key_id", "x")),
                            "id");
        }
    }

    @Test
    void broadcast_is_made_scheduled_paused_resumed_and_cancelled() {
        var id = created("--all", "--text", "hello");

        assertThat(run("broadcast", "schedule", id, "--at", "2099-01-01T00:00:00Z"))
                .contains(id + " scheduled for 2099-01-01T00:00:00Z");
        assertThat(run("broadcast", "pause", id)).contains(id + " paused");
        assertThat(run("broadcast", "resume", id)).contains(id + " scheduled");
        assertThat(run("broadcast", "cancel", id)).contains(id + " cancelled");
        assertThat(run("broadcast", "show", id, "--follow")).contains(id + " cancelled");
        assertThat(run("broadcast", "list")).contains(id).contains("cancelled");
    }

    @Test
    void recalled_broadcast_is_ended_and_shows_what_is_deleted() {
        var id = created("--all", "--text", "hello");
        run("broadcast", "schedule", id, "--at", "2099-01-01T00:00:00Z");

        assertThat(run("broadcast", "recall", id)).contains(id + " cancelled").contains("Recalled: nothing was sent");
        assertThat(run("broadcast", "show", id, "--follow")).contains("Recalled: nothing was sent");
    }

    @Test
    void preview_is_a_broadcast_of_its_own_to_one_chat() {
        var id = created("--chats", "-1001,-1002", "--text", "hello");

        var preview = run("broadcast", "preview", id, "--chat", "77");

        assertThat(preview)
                .contains(" scheduled")
                .contains(", a preview of " + id)
                .doesNotStartWith(id);
        assertThat(run("broadcast", "show", id)).contains(id + " draft");
        var made = preview.substring(0, preview.indexOf(' '));
        assertThat(run("broadcast", "list").lines()).anyMatch(line -> line.startsWith(made) && line.endsWith(id));
    }

    @Test
    void what_cannot_be_taken_is_refused_with_the_reason() {
        var run = new CommandRun();
        assertThat(run.on(state, "broadcast", "show", "00000000-0000-0000-0000-000000000000"))
                .isEqualTo(1);
        assertThat(run.on(state, "broadcast", "create", "--bot", "1", "--all", "--text", "x"))
                .isEqualTo(1);
        assertThat(run.on(state, "broadcast", "create", "--bot", BOT, "--text", "x"))
                .isEqualTo(USAGE);
        assertThat(run.on(state, "broadcast", "create", "--bot", BOT, "--all")).isEqualTo(USAGE);
        assertThat(run.err())
                .contains("There is no such broadcast.")
                .contains("Supabase refused it:")
                .contains("--chats");
    }

    @Test
    void what_telegram_would_refuse_in_every_chat_is_refused_at_once() {
        var run = new CommandRun();

        assertThat(run.on(
                        state,
                        "broadcast",
                        "create",
                        "--bot",
                        BOT,
                        "--all",
                        "--text",
                        "<b>Ann",
                        "--parse-mode",
                        "HTML"))
                .isEqualTo(1);
        assertThat(run.err()).contains("end tag").hasLineCount(1);
        assertThat(run.out()).isEmpty();
    }

    @Test
    void what_a_broadcast_does_not_become_is_a_failure() {
        var id = created("--all", "--text", "hello");
        assertThat(failing("broadcast", "pause", id)).contains("It was not paused, because it is draft.");

        run("broadcast", "cancel", id);

        assertThat(failing("broadcast", "schedule", id)).contains("It was not scheduled, because it is cancelled.");
        assertThat(failing("broadcast", "resume", id)).contains("It was not resumed, because it is cancelled.");
        assertThat(run("broadcast", "cancel", id)).contains(id + " cancelled");
    }

    private String failing(String... arguments) {
        var run = new CommandRun();
        assertThat(run.on(state, arguments)).isEqualTo(1);
        return run.err();
    }

    private String created(String... options) {
        var arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"broadcast", "create", "--bot", BOT}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        var made = run(arguments);
        assertThat(made).contains(" draft");
        return made.substring(0, made.indexOf(' '));
    }

    private String run(String... arguments) {
        var run = new CommandRun();
        assertThat(run.on(state, arguments)).as(run.err()).isZero();
        return run.out();
    }
}
