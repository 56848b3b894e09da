package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The list of live people of a stack that consists of a real Supabase. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class LiveUsersCommandTest {
    private static final int USAGE = 2;
    private static final int DOWN = 4;

    @TempDir
    private Path state;

    private final SupabasePart supabase;
    private final CommandRun run = new CommandRun();

    LiveUsersCommandTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @Test
    void nothing_runs() {
        assertThat(run.on(state, "live-users", "list")).isEqualTo(DOWN);
        assertThat(run.err()).contains("The stack is down").contains("--supabase-url");
    }

    @Test
    void people_who_are_put_are_listed_until_their_time_is_over() throws IOException, InterruptedException {
        up(supabase.keys().serviceRole());
        assertThat(put("[{\"username\":\"Ann\",\"viewers\":5,\"started_at\":\"2026-01-31T12:00:00Z\"}]"))
                .isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("1 person is live for 600 s.\n");

        assertThat(run.on(state, "live-users", "put", file("[{\"username\":\"bob\"}]"), "--ttl", "3600"))
                .isZero();
        assertThat(run.on(state, "live-users", "list")).isZero();
        assertThat(run.out())
                .contains("1 person is live for 3600 s.")
                .containsPattern("ann +5 +2026-01-31T12:00:00Z +20")
                .containsPattern("bob +- +- +20");
    }

    @Test
    void a_list_comes_from_the_standard_input() throws IOException {
        up(supabase.keys().serviceRole());
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8)));
            assertThat(run.on(state, "live-users", "put", "-")).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(run.out()).startsWith("0 people are live");
    }

    @Test
    void what_cannot_be_taken_is_refused_with_the_reason() throws IOException {
        up(supabase.keys().serviceRole());
        assertThat(put("[{\"username\":\"ann\"},{\"username\":\"<b>\"}]")).isEqualTo(1);
        assertThat(put("{}")).isEqualTo(1);
        assertThat(put("no JSON")).isEqualTo(1);
        assertThat(put("[{\"username\":\"ann\"}] [{\"username\":\"bob\"}]")).isEqualTo(1);
        assertThat(run.on(state, "live-users", "put", "/no/such/file")).isEqualTo(1);
        assertThat(run.on(state, "live-users", "put", state.toString())).isEqualTo(1);
        assertThat(run.on(state, "live-users", "put", file("[]"), "--ttl", "0")).isEqualTo(1);
        assertThat(run.on(state, "live-users", "put")).isEqualTo(USAGE);
        assertThat(run.on(state, "live-users")).isEqualTo(USAGE);
        assertThat(run.err())
                .contains("Supabase refused it: entry 2: username must be")
                .contains("Supabase refused it: the users must be a JSON list")
                .contains("holds no JSON")
                .contains("or more than one value")
                .contains("There is no file /no/such/file.")
                .contains(state + " cannot be read: Is a directory")
                .doesNotContain("Exception")
                .contains("the time to live must be from 1 to 86400 seconds")
                .contains("FILE");
    }

    @Test
    void a_key_that_is_wrong_is_refused_and_never_shown() throws IOException {
        up("a-wrong-key");
        assertThat(run.on(state, "live-users", "list")).isEqualTo(1);
        assertThat(run.err()).startsWith("Supabase refused it:").doesNotContain("a-wrong-key");
    }

    @Test
    void another_supabase_needs_its_key_in_the_environment() {
        assertThat(run.on(state, "live-users", "list", "--supabase-url", "http://127.0.0.1:9"))
                .isEqualTo(1);
        assertThat(run.err()).contains("SUPABASE_SERVICE_ROLE_KEY");
    }

    private int put(String json) throws IOException {
        return run.on(state, "live-users", "put", file(json));
    }

    private String file(String json) throws IOException {
        return Files.writeString(Files.createTempFile(state, "list", ".json"), json)
                .toString();
    }

    private void up(String key) throws IOException {
        SupabaseStack.up(state, supabase, key);
    }
}
