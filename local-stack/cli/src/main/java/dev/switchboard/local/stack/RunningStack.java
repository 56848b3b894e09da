package dev.switchboard.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A stack that runs, as a command sees it that does a worker's work. */
public final class RunningStack {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The workers' variables by the keys of {@code stack.json}. */
    private static final Map<String, String> KEYS = Map.of(
            "SUPABASE_URL", "postgrest",
            "SUPABASE_SERVICE_ROLE_KEY", "serviceRoleKey",
            "TELEGRAM_API_URL", "telegramApi",
            "WEBHOOK_URL", "webhookUrl");

    private RunningStack() {}

    /** Returns the settings that its workers have, as far as commands need them; empty if no stack runs. */
    public static Optional<Map<String, String>> variables(StackFolder folder) throws IOException {
        if (folder.supervisor().isEmpty() || !Files.exists(folder.stackFile())) {
            return Optional.empty();
        }
        var variables = new HashMap<String, String>();
        JsonNode stack = JSON.readTree(folder.stackFile().toFile());
        KEYS.forEach((variable, key) -> {
            if (stack.hasNonNull(key)) {
                variables.put(variable, stack.get(key).asText());
            }
        });
        var keysFile = LocalKeys.file(folder);
        if (Files.exists(keysFile)) {
            var keys = LocalKeys.in(keysFile);
            variables.put("BOT_TOKEN_KEYS", keys.botTokenKeys());
            variables.put("WEBHOOK_MASTER_SECRET", keys.webhookMasterSecret());
        }
        return Optional.of(variables);
    }
}
