package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Callbacks;
import dev.switchboard.emulator.world.World;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Methods that answer presses. */
final class CallbackMethods {
    private static final int MAX_TEXT = 200;

    /** Bot features, "Deep linking". */
    private static final Pattern LINK_TO_BOT = Pattern.compile(
            "(?:(?:https?://)?(?:t\\.me|telegram\\.me|telegram\\.dog)/|tg://resolve\\?domain=)"
                    + "(?<bot>\\w+)[?&]start=[\\w-]{1,64}",
            Pattern.CASE_INSENSITIVE);

    private CallbackMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("answercallbackquery", CallbackMethods::answerCallbackQuery);
    }

    private static Answer answerCallbackQuery(World world, Bot bot, Parameters parameters) {
        String text = parameters.text("text");
        if (text.length() > MAX_TEXT) {
            throw Refused.badRequest("MESSAGE_TOO_LONG");
        }
        String url = parameters.text("url");
        if (!url.isEmpty() && !opensTheBot(bot, url)) {
            throw Refused.badRequest("URL_INVALID");
        }
        Callbacks.Answer answer =
                new Callbacks.Answer(emptyToNull(text), parameters.isTrue("show_alert"), emptyToNull(url));
        if (!world.presses().answer(bot, parameters.text("callback_query_id"), answer)) {
            throw Refused.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        return Answer.done(true);
    }

    /** Only a game's own address may be any other, and there are no games here (Bot API, answerCallbackQuery, url). */
    private static boolean opensTheBot(Bot bot, String url) {
        Matcher link = LINK_TO_BOT.matcher(url);
        return link.matches() && link.group("bot").equalsIgnoreCase(bot.user().username());
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
