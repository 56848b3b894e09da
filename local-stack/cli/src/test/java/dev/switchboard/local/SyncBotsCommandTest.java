package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The webhook doctor on the command line; what it finds and repairs is tested where it lives, and on a whole stack. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class SyncBotsCommandTest {
    private static final int DOWN = 4;
    private static final int USAGE = 2;

    @TempDir
    private Path state;

    private final CommandRun run = new CommandRun();

    @Test
    void nothing_runs() {
        assertThat(run.on(state, "bots", "sync")).isEqualTo(DOWN);
        assertThat(run.err()).contains("The stack is down").contains("--supabase-url");
        assertThat(run.on(state, "bots")).isEqualTo(USAGE);
        assertThat(run.on(state, "bots", "sync", "--repair")).isEqualTo(USAGE);
    }

    @Test
    void settings_that_are_missing_are_named_all_at_once(SupabasePart supabase) throws IOException {
        new StackFolder(state).records().remember(StackFolder.SUPERVISOR, ProcessHandle.current());
        var stack = Map.of(
                "postgrest", supabase.uri().toString(),
                "serviceRoleKey", supabase.keys().serviceRole());
        new ObjectMapper().writeValue(state.resolve("stack.json").toFile(), stack);

        assertThat(run.on(state, "bots", "sync")).isEqualTo(1);
        assertThat(run.err()).contains("BOT_TOKEN_KEYS", "WEBHOOK_URL", "WEBHOOK_MASTER_SECRET");
    }
}
