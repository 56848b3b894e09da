package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.BotProfile.Text;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Methods about what a bot says of itself: names, descriptions, menu buttons. */
final class ProfileMethods {
    private static final JsonNode DEFAULT_BUTTON = TelegramJson.tree(Map.of("type", "default"));
    private static final Set<String> BUTTON_TYPES = Set.of("default", "commands", "web_app");

    private ProfileMethods() {}

    static Map<String, BotMethod> all() {
        Map<String, BotMethod> methods = new HashMap<>();
        addText(methods, "name", "name", Text.NAME);
        addText(methods, "description", "description", Text.DESCRIPTION);
        addText(methods, "shortdescription", "short_description", Text.SHORT_DESCRIPTION);
        methods.put("getchatmenubutton", ProfileMethods::getMenuButton);
        methods.put("setchatmenubutton", ProfileMethods::setMenuButton);
        return methods;
    }

    private static void addText(Map<String, BotMethod> methods, String method, String field, Text kind) {
        methods.put("setmy" + method, (world, bot, parameters) -> {
            bot.describe(
                    kind, LanguageCode.read(parameters), parameters.text(field).strip());
            return Answer.done(true);
        });
        methods.put("getmy" + method, (world, bot, parameters) -> {
            String text = bot.profile().text(kind, LanguageCode.read(parameters));
            boolean isUnnamed = kind == Text.NAME && text.isEmpty();
            return Answer.done(Map.of(field, isUnnamed ? bot.user().firstName() : text));
        });
    }

    private static Answer getMenuButton(World world, Bot bot, Parameters parameters) {
        return Answer.done(
                bot.profile().menuButton(person(world, bot, parameters)).orElse(DEFAULT_BUTTON));
    }

    private static Answer setMenuButton(World world, Bot bot, Parameters parameters) {
        JsonNode button = button(parameters);
        bot.profile().menuButton(person(world, bot, parameters), button);
        return Answer.done(true);
    }

    /** Returns the person whose private chat is meant; 0 if none is named. */
    private static long person(World world, Bot bot, Parameters parameters) {
        String chatId = parameters.text("chat_id");
        if (chatId.isEmpty()) {
            return 0;
        }
        long id = Parameters.leadingInteger(chatId);
        if (id <= 0) {
            throw Refused.badRequest("invalid chat_id specified");
        }
        return ChatAccess.toRead(world, bot, parameters).chat().id();
    }

    /** Client.cpp, get_bot_menu_button. */
    private static JsonNode button(Parameters parameters) {
        JsonNode button;
        try {
            button = parameters.json("menu_button").orElse(DEFAULT_BUTTON);
        } catch (IOException e) {
            throw Refused.badRequest("can't parse menu button JSON object");
        }
        if (!button.isObject()) {
            throw Refused.badRequest("can't parse menu button: MenuButton must be an Object");
        }
        if (!BUTTON_TYPES.contains(button.path("type").asText())) {
            throw Refused.badRequest("can't parse menu button: MenuButton has unsupported type");
        }
        return button;
    }
}
