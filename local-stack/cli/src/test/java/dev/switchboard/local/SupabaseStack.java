package dev.switchboard.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.parts.SupabasePart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A stack of which only Supabase runs. */
final class SupabaseStack {
    private SupabaseStack() {}

    /** Makes a folder that of a running stack, whose Supabase has the given service role's key. */
    static void up(Path folder, SupabasePart supabase, String key) throws IOException {
        new StackFolder(folder).records().remember(StackFolder.SUPERVISOR, ProcessHandle.current());
        var stack = Map.of("postgrest", supabase.uri().toString(), "serviceRoleKey", key);
        new ObjectMapper().writeValue(folder.resolve("stack.json").toFile(), stack);
    }
}
