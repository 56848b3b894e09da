package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Error codes and texts equal the real server's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("refused_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson blocker = telegram.person("Bert");
    private final EmulatedPerson stranger = telegram.person("Carl");
    private final EmulatedPerson member = telegram.person("Dora");
    private final EmulatedGroup group = telegram.group("Group", ann);
    private final EmulatedGroup left = telegram.group("Kicked from", ann);
    private final EmulatedGroup foreign = telegram.group("Foreign", ann);

    @BeforeAll
    void meet() throws Exception {
        ann.chatWith(bot).write("/start");
        blocker.chatWith(bot).write("/start");
        blocker.blocks(bot);
        member.joins(group);
        group.adds(bot);
        left.adds(bot);
        left.kicks(bot);
        client.call(bot, "sendMessage", Map.of("chat_id", ann.user().id(), "text", "second message"));
    }

    @AfterAll
    void stop() {
        client.close();
        telegram.close();
    }

    Stream<Arguments> situations() {
        long chat = ann.user().id();
        return Stream.of(
                situation("no such method", "sendNothing", Map.of(), 404, "Not Found: method not found"),
                situation("no text", "sendMessage", Map.of("chat_id", chat), 400, "Bad Request: message text is empty"),
                situation(
                        "only spaces",
                        "sendMessage",
                        message(chat, " \n "),
                        400,
                        "Bad Request: text must be non-empty"),
                situation(
                        "4097 units",
                        "sendMessage",
                        message(chat, "a".repeat(4097)),
                        400,
                        "Bad Request: message is too long"),
                situation(
                        "2049 pairs",
                        "sendMessage",
                        message(chat, "😀".repeat(2049)),
                        400,
                        "Bad Request: message is too long"),
                situation("no chat", "sendMessage", Map.of("text", "a"), 400, "Bad Request: chat_id is empty"),
                situation("unknown chat", "sendMessage", message(4242, "a"), 400, "Bad Request: chat not found"),
                situation("chat no number", "sendMessage", message("abc", "a"), 400, "Bad Request: chat not found"),
                situation("unknown name", "sendMessage", message("@nobody", "a"), 400, "Bad Request: chat not found"),
                situation(
                        "stranger",
                        "sendMessage",
                        message(stranger.user().id(), "a"),
                        400,
                        "Bad Request: chat not found"),
                situation(
                        "never started",
                        "sendMessage",
                        message(member.user().id(), "a"),
                        403,
                        "Forbidden: bot can't initiate conversation with a user"),
                situation(
                        "blocked",
                        "sendMessage",
                        message(blocker.user().id(), "a"),
                        403,
                        "Forbidden: bot was blocked by the user"),
                situation(
                        "blocked action",
                        "sendChatAction",
                        Map.of("chat_id", blocker.user().id(), "action", "typing"),
                        403,
                        "Forbidden: bot was blocked by the user"),
                situation(
                        "kicked",
                        "sendMessage",
                        message(left.id(), "a"),
                        403,
                        "Forbidden: bot was kicked from the supergroup chat"),
                situation(
                        "foreign group", "sendMessage", message(foreign.id(), "a"), 400, "Bad Request: chat not found"),
                situation(
                        "parse mode",
                        "sendMessage",
                        with(message(chat, "a"), "parse_mode", "BBCode"),
                        400,
                        "Bad Request: unsupported parse_mode"),
                situation(
                        "broken markup",
                        "sendMessage",
                        with(message(chat, "a"), "reply_markup", "{"),
                        400,
                        "Bad Request: can't parse reply keyboard markup JSON object"),
                situation(
                        "markup no object",
                        "sendMessage",
                        with(message(chat, "a"), "reply_markup", "[]"),
                        400,
                        "Bad Request: object expected as reply markup"),
                situation(
                        "flat keyboard",
                        "sendMessage",
                        with(message(chat, "a"), "reply_markup", "{\"inline_keyboard\":[{}]}"),
                        400,
                        "Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays"),
                situation(
                        "text button",
                        "sendMessage",
                        with(message(chat, "a"), "reply_markup", "{\"inline_keyboard\":[[{\"text\":\"b\"}]]}"),
                        400,
                        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
                situation(
                        "button data of 65 bytes",
                        "sendMessage",
                        with(
                                message(chat, "a"),
                                "reply_markup",
                                "{\"inline_keyboard\":[[{\"text\":\"b\",\"callback_data\":\"" + "x".repeat(65)
                                        + "\"}]]}"),
                        400,
                        "Bad Request: BUTTON_DATA_INVALID"),
                situation(
                        "reply to nothing",
                        "sendMessage",
                        with(message(chat, "a"), "reply_to_message_id", 99),
                        400,
                        "Bad Request: message to be replied not found"),
                situation(
                        "unknown action",
                        "sendChatAction",
                        Map.of("chat_id", chat, "action", "sleep"),
                        400,
                        "Bad Request: wrong parameter action in request"),
                situation(
                        "edit nothing",
                        "editMessageText",
                        Map.of("text", "a"),
                        400,
                        "Bad Request: message identifier is not specified"),
                situation(
                        "edit unknown",
                        "editMessageText",
                        with(message(chat, "a"), "message_id", 99),
                        400,
                        "Bad Request: message to edit not found"),
                situation(
                        "edit another's",
                        "editMessageText",
                        with(message(chat, "a"), "message_id", 1),
                        400,
                        "Bad Request: message can't be edited"),
                situation(
                        "edit nothing new",
                        "editMessageText",
                        with(message(chat, "second message"), "message_id", 3),
                        400,
                        "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message"),
                situation(
                        "unknown query",
                        "answerCallbackQuery",
                        Map.of("callback_query_id", "1"),
                        400,
                        "Bad Request: query is too old and response timeout expired or query ID is invalid"),
                situation(
                        "long answer",
                        "answerCallbackQuery",
                        Map.of("callback_query_id", "1", "text", "a".repeat(201)),
                        400,
                        "Bad Request: MESSAGE_TOO_LONG"),
                situation(
                        "long secret",
                        "setWebhook",
                        Map.of("url", "http://localhost", "secret_token", "a".repeat(257)),
                        400,
                        "Bad Request: secret token is too long"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void refusal_has_the_real_servers_code_and_text(
            String situation, String method, Map<String, ?> parameters, int code, String description) throws Exception {
        JsonNode answer = client.call(bot, method, parameters);

        assertThat(answer)
                .isEqualTo(TelegramJson.tree(Map.of("ok", false, "error_code", code, "description", description)));
    }

    @Test
    void unknown_token_is_unauthorized() throws Exception {
        assertThat(client.send("POST", "/bot" + bot.id() + ":wrong/getMe", Map.of())
                        .statusCode())
                .isEqualTo(401);
        assertThat(client.call("1:wrong", "getMe", Map.of()).get("description").asText())
                .isEqualTo("Unauthorized");
        assertThat(client.call("wrong", "getMe", Map.of()).get("description").asText())
                .isEqualTo("Unauthorized: invalid token specified");
    }

    @Test
    void path_without_a_bot_is_not_found() throws Exception {
        assertThat(client.get("/").body()).isEqualTo("{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    }

    @Test
    void text_of_4096_units_is_sent() throws Exception {
        assertThat(client.call(bot, "sendMessage", message(group.id(), "😀".repeat(2048)))
                        .get("ok")
                        .asBoolean())
                .isTrue();
    }

    private static Arguments situation(
            String situation, String method, Map<String, ?> parameters, int code, String description) {
        return Arguments.of(situation, method, parameters, code, description);
    }

    private static Map<String, Object> message(Object chat, String text) {
        return Map.of("chat_id", chat, "text", text);
    }

    private static Map<String, Object> with(Map<String, Object> parameters, String name, Object value) {
        Map<String, Object> more = new HashMap<>(parameters);
        more.put(name, value);
        return more;
    }
}
