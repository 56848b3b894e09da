package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keyboards that people see instead of letters in one chat (Bot API, ReplyKeyboardMarkup and its neighbours). */
final class Keyboards {
    private @Nullable JsonNode common;
    private final Map<Long, Optional<JsonNode>> personal = new HashMap<>();

    /** Follows a message's markup; a selective one is for those whom the message is for. */
    void follow(JsonNode markup, Set<Long> meant) {
        Optional<JsonNode> shown = markup.has("remove_keyboard") ? Optional.empty() : Optional.of(markup);
        if (markup.path("selective").asBoolean()) {
            meant.forEach(person -> personal.put(person, shown));
        } else {
            common = shown.orElse(null);
            personal.clear();
        }
    }

    /** Returns what a person sees. */
    Optional<JsonNode> of(long person) {
        return personal.getOrDefault(person, Optional.ofNullable(common));
    }

    /** A person wrote: keyboards for one use, and wishes for a reply, are done with. */
    void usedBy(long person) {
        of(person)
                .filter(shown -> shown.has("force_reply")
                        || shown.path("one_time_keyboard").asBoolean())
                .ifPresent(_ -> personal.put(person, Optional.empty()));
    }
}
