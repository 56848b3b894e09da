package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Set;

/** How a button looks (Bot API server, Client.cpp, get_button_style). */
final class ButtonStyle {
    private static final Set<String> STYLES = Set.of("primary", "danger", "success");

    private ButtonStyle() {}

    static void copy(JsonFields fields, ObjectNode button) throws JsonFields.Wrong {
        if (fields.has("icon_custom_emoji_id")) {
            button.put("icon_custom_emoji_id", fields.requiredString("icon_custom_emoji_id"));
        }
        String style = fields.optionalString("style").toLowerCase(Locale.ROOT);
        if (STYLES.contains(style)) {
            button.put("style", style);
        } else if (!style.isEmpty() && !style.equals("default")) {
            throw new JsonFields.Wrong("invalid button style specified");
        }
    }
}
