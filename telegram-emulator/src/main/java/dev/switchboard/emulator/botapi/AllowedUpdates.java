package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.world.Bot;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The parameter {@code allowed_updates} (Bot API server, Client.cpp, get_allowed_update_types). */
final class AllowedUpdates {
    private static final Set<String> USUAL = new HashSet<>(Update.TYPES);

    static {
        USUAL.removeAll(Update.OFF_BY_DEFAULT);
    }

    private AllowedUpdates() {}

    /**
     * Keeps a bot's choice. What is absent, no list, or holds anything but names leaves the last choice as it is; a
     * list without any known name goes back to what every bot gets.
     */
    static void choose(Bot bot, Parameters parameters) {
        read(parameters).ifPresent(types -> bot.allowUpdates(types.isEmpty() || types.equals(USUAL) ? null : types));
    }

    /** Returns the types as {@code getWebhookInfo} lists them. */
    static List<String> inOrder(Set<String> types) {
        return Update.TYPES.stream().filter(types::contains).toList();
    }

    private static Optional<Set<String>> read(Parameters parameters) {
        Set<String> types = new HashSet<>();
        try {
            JsonNode list = parameters.json("allowed_updates").orElse(null);
            if (list == null || !list.isArray()) {
                return Optional.empty();
            }
            for (JsonNode name : list) {
                if (!name.isTextual()) {
                    return Optional.empty();
                }
                types.add(name.textValue().toLowerCase(Locale.ROOT));
            }
        } catch (IOException e) {
            // the real server takes unreadable JSON for no choice
            return Optional.empty();
        }
        types.retainAll(Update.TYPES);
        return Optional.of(types);
    }
}
