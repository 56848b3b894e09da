package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Callbacks;
import dev.switchboard.emulator.world.World;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods that answer presses. */
final class CallbackMethods {
    private static final int MAX_TEXT = 200;

    private CallbackMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("answercallbackquery", CallbackMethods::answerCallbackQuery);
    }

    private static Answer answerCallbackQuery(World world, Bot bot, Parameters parameters) {
        String text = parameters.text("text");
        if (text.length() > MAX_TEXT) {
            throw Refused.badRequest("MESSAGE_TOO_LONG");
        }
        Callbacks.Answer answer = new Callbacks.Answer(
                emptyToNull(text), parameters.isTrue("show_alert"), emptyToNull(parameters.text("url")));
        if (!world.presses().answer(bot, parameters.text("callback_query_id"), answer)) {
            throw Refused.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        return Answer.done(true);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
