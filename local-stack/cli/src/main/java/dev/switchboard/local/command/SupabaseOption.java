package dev.switchboard.local.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Supabase a command talks to, as its service role: the running stack's, or another one. */
final class SupabaseOption {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(
            names = "--supabase-url",
            paramLabel = "URL",
            description = {
                "Talk to this Supabase project, not to the running stack's. Its service role's key is in",
                "SUPABASE_SERVICE_ROLE_KEY."
            })
    private @Nullable URI url;

    /**
     * Returns where it is and the key, or empty if it would be the stack's, which is down.
     *
     * @throws dev.switchboard.config.InvalidSettings if the address is none or the key is missing
     */
    Optional<PostgrestSettings> settings(StackFolder stack, Map<String, String> environment) throws IOException {
        var variables = new HashMap<>(environment);
        if (url != null) {
            variables.put("SUPABASE_URL", url.toString());
        } else if (stack.supervisor().isPresent() && Files.exists(stack.stackFile())) {
            var running = JSON.readTree(stack.stackFile().toFile());
            variables.put("SUPABASE_URL", running.path("postgrest").asText());
            variables.put(
                    "SUPABASE_SERVICE_ROLE_KEY", running.path("serviceRoleKey").asText());
        } else {
            return Optional.empty();
        }
        var reader = new SettingsReader(variables);
        return Optional.of(reader.build(PostgrestSettings.declareIn(reader)));
    }
}
