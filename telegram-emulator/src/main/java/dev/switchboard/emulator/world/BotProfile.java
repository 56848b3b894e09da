package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.BotCommand;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a bot says about itself: commands, texts and menu buttons, by language. */
public final class BotProfile {
    private final Map<CommandList, List<BotCommand>> commands = new HashMap<>();
    private final Map<Text, Map<String, String>> texts = new EnumMap<>(Text.class);
    private final Map<Long, JsonNode> menuButtons = new HashMap<>();

    /** Returns the commands that were set for exactly this scope and language. */
    public List<BotCommand> commands(CommandList list) {
        return commands.getOrDefault(list, List.of());
    }

    /** Sets commands; none of them is as if they never were set. */
    public void commands(CommandList list, List<BotCommand> wanted) {
        if (wanted.isEmpty()) {
            commands.remove(list);
        } else {
            commands.put(list, List.copyOf(wanted));
        }
    }

    /** Returns a text in a language, or else the one for all languages, or else an empty one. */
    public String text(Text kind, String language) {
        Map<String, String> known = texts.getOrDefault(kind, Map.of());
        String forAll = known.getOrDefault("", "");
        return known.getOrDefault(language, forAll);
    }

    /**
     * Sets a text.
     *
     * @param language two letters, or empty for all languages without a text of their own
     */
    public void text(Text kind, String language, String text) {
        Map<String, String> known = texts.computeIfAbsent(kind, _ -> new HashMap<>());
        if (text.isEmpty()) {
            known.remove(language);
        } else {
            known.put(language, text);
        }
    }

    /** Returns the menu button in a private chat, or else the one for all; 0 stands for all. */
    public Optional<JsonNode> menuButton(long person) {
        return Optional.ofNullable(menuButtons.getOrDefault(person, menuButtons.get(0L)));
    }

    /** Sets the menu button in a private chat; 0 stands for all. */
    public void menuButton(long person, JsonNode button) {
        menuButtons.put(person, button);
    }

    /** The texts about a bot. */
    public enum Text {
        NAME,
        DESCRIPTION,
        SHORT_DESCRIPTION
    }

    /**
     * Whom a list of commands is for.
     *
     * @param scope the kind of scope, and the chat and person it names
     * @param language two letters, or empty for all
     */
    public record CommandList(String scope, String language) {}
}
