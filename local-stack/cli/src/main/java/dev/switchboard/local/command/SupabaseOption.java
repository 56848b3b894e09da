package dev.switchboard.local.command;

import dev.switchboard.local.stack.RunningStack;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Supabase a command talks to, as its service role: the running stack's, or another one. */
final class SupabaseOption {
    @Option(
            names = "--supabase-url",
            paramLabel = "URL",
            description = {
                "Talk to this Supabase project, not to the running stack's. Its service role's key is in",
                "SUPABASE_SERVICE_ROLE_KEY."
            })
    private @Nullable URI url;

    /** Returns the settings of a worker there, or empty if they would be the stack's, which is down. */
    Optional<Map<String, String>> variables(StackFolder stack, Map<String, String> environment) throws IOException {
        var variables = new HashMap<>(environment);
        if (url != null) {
            variables.put("SUPABASE_URL", url.toString());
            return Optional.of(variables);
        }
        return RunningStack.variables(stack).map(running -> {
            variables.putAll(running);
            return variables;
        });
    }
}
