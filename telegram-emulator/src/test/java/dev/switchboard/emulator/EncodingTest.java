package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A call means the same however its parameters come (Bot API, "Making requests"). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncodingTest {
    private static final String BOUNDARY = "----8f3a";

    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedPerson ann = telegram.person("Ann");

    @BeforeAll
    void start() {
        // a limit would tell the sixth message from the first
        telegram.limiter().limits(RateLimits.NONE);
    }

    @AfterAll
    void stop() {
        client.close();
        telegram.close();
    }

    Stream<Arguments> calls() {
        Map<String, Object> message = Map.of(
                "chat_id",
                ann.user().id(),
                "text",
                "1 + 1 & <ü😀>=%2",
                "reply_markup",
                Map.of("inline_keyboard", new Object[][] {{Map.of("text", "Ja & nein", "callback_data", "a=b")}}));
        return Stream.of(
                Arguments.of("getMe", Map.of()),
                Arguments.of("sendMessage", message),
                Arguments.of(
                        "sendMessage", Map.of("chat_id", ann.user().id(), "text", "*", "parse_mode", "MarkdownV2")),
                Arguments.of("sendMessage", Map.of("chat_id", 4242, "text", "a")),
                Arguments.of("sendChatAction", Map.of("chat_id", ann.user().id(), "action", "typing")),
                Arguments.of("answerCallbackQuery", Map.of("callback_query_id", "1", "show_alert", true)),
                Arguments.of("getUpdates", Map.of("limit", 1, "allowed_updates", new String[] {"message"})),
                Arguments.of("sendNothing", Map.of("a", 1)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void call_has_the_same_outcome_in_every_encoding(String method, Map<String, Object> parameters) throws Exception {
        JsonNode json = outcome(path -> client.send("POST", path, parameters), method);

        assertThat(outcome(path -> client.get(path + "?" + form(parameters)), method))
                .isEqualTo(json);
        assertThat(outcome(path -> client.send("GET", path, parameters), method))
                .isEqualTo(json);
        assertThat(outcome(path -> client.post(path, "application/x-www-form-urlencoded", form(parameters)), method))
                .isEqualTo(json);
        assertThat(outcome(
                        path -> client.post(path, "multipart/form-data; boundary=" + BOUNDARY, multipart(parameters)),
                        method))
                .isEqualTo(json);
    }

    @Test
    void method_is_known_in_any_case() throws Exception {
        EmulatedBot bot = telegram.bot("loud_bot");

        assertThat(client.call(bot, "GETME", Map.of()).at("/result/username").asText())
                .isEqualTo("loud_bot");
    }

    @Test
    void body_that_cannot_be_read_gets_a_status_and_no_words() throws Exception {
        EmulatedBot bot = telegram.bot("unread_bot");
        String path = "/bot" + bot.token() + "/sendMessage";

        assertEmpty(client.post(path, "application/json", "{\"text\":"), 400);
        assertEmpty(client.post(path, "application/json", "[]"), 400);
        assertEmpty(client.post(path, "multipart/form-data", "a"), 400);
        assertEmpty(client.post(path, "application/x-www-form-urlencoded", "text=" + "a".repeat(1 << 20)), 413);
    }

    @Test
    void query_that_cannot_be_read_gets_a_status_and_no_words() throws Exception {
        EmulatedBot bot = telegram.bot("odd_bot");

        assertThat(get("/bot" + bot.token() + "/getMe?text=%zz"))
                .startsWith("HTTP/1.1 400")
                .endsWith("\r\n\r\n");
    }

    @Test
    void query_may_hold_what_addresses_should_write_with_percents() throws Exception {
        EmulatedBot bot = telegram.bot("bare_bot");
        ann.chatWith(bot).write("/start");

        String answer =
                get("/bot" + bot.token() + "/sendMessage?chat_id=" + ann.user().id()
                        + "&text=a|b&reply_markup={\"inline_keyboard\":[[{\"text\":\"c\",\"callback_data\":\"d\"}]]}");

        assertThat(answer).contains("\"text\":\"a|b\"", "\"callback_data\":\"d\"");
    }

    /** Asks over a bare connection, for java.net.URI takes no such queries. It ends when the emulator hangs up. */
    private String get(String target) throws IOException {
        try (Socket socket =
                new Socket(telegram.address().getHost(), telegram.address().getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void assertEmpty(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
    }

    /** Each call is made by a bot of its own, so that it meets the same world; what names the bot is taken out. */
    private JsonNode outcome(Request request, String method) throws Exception {
        EmulatedBot bot =
                telegram.bot("bot" + telegram.calls().size() + "_" + System.identityHashCode(request) + "_bot");
        ann.chatWith(bot).write("/start");
        HttpResponse<String> response = request.send("/bot" + bot.token() + "/" + method);
        JsonNode answer = TelegramJson.parse(response.body()
                .replace(Long.toString(bot.id()), "1")
                .replace(String.valueOf(bot.user().username()), "bot"));
        forget(answer);
        return answer;
    }

    private static void forget(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("date");
            object.remove("update_id");
        }
        node.forEach(EncodingTest::forget);
    }

    private static String form(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry ->
                        entry.getKey() + "=" + URLEncoder.encode(written(entry.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String multipart(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                        .map(entry -> "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + entry.getKey()
                                + "\"\r\n\r\n" + written(entry.getValue()) + "\r\n")
                        .collect(Collectors.joining())
                + "--" + BOUNDARY + "--\r\n";
    }

    private static String written(Object value) {
        return value instanceof String text ? text : TelegramJson.tree(value).toString();
    }

    @FunctionalInterface
    private interface Request {
        HttpResponse<String> send(String path) throws Exception;
    }
}
