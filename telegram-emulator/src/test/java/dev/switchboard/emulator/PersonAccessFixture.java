package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** A group with one message, a bot, and Ann, who does what she may not over the control API. */
abstract class PersonAccessFixture {
    static final String OUTSIDE = "the person is not in this group";
    static final String REMOVED = "the person was removed from this group for good";
    static final String MUTED = "the person may not write in this group";
    static final String DELETED = "the person deleted their account";
    static final String BLOCKED = "the person blocked this bot and must unblock it first";

    final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(time).withLimits(RateLimits.NONE));
    final BotApiClient client = new BotApiClient(telegram.address());
    final EmulatedBot bot = telegram.bot("access_bot");
    final EmulatedPerson olga = telegram.person("Olga");
    final EmulatedPerson ann = telegram.person("Ann");
    final EmulatedGroup group = telegram.group("Gardeners", olga);
    final Message hers = olga.chatIn(group).write("roses");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    final int ask(long chat) throws Exception {
        Map<String, Object> yes = Map.of("text", "Yes", "callback_data", "y");
        Map<String, Object> markup = Map.of("inline_keyboard", List.of(List.of(yes)));
        return client.call(bot, "sendMessage", Map.of("chat_id", chat, "text", "?", "reply_markup", markup))
                .at("/result/message_id")
                .asInt();
    }

    final String person() {
        return "/people/" + ann.user().id();
    }

    final String chat(EmulatedGroup in) {
        return person() + "/chats/" + in.id();
    }

    final String chat(EmulatedBot with) {
        return person() + "/chats/" + with.id();
    }

    final String message(EmulatedGroup in, Message message) {
        return chat(in) + "/messages/" + message.messageId();
    }

    final String message(EmulatedBot with, Message message) {
        return chat(with) + "/messages/" + message.messageId();
    }

    static Map<String, Object> text(EmulatedGroup in) {
        return Map.of("chat", in.id(), "text", "hello");
    }

    static Map<String, Object> forwards(EmulatedGroup from, Message message) {
        return Map.of("from_chat", from.id(), "message_ids", List.of(message.messageId()));
    }

    static Map<String, Object> forwards(EmulatedBot from, Message message) {
        return Map.of("from_chat", from.id(), "message_ids", List.of(message.messageId()));
    }

    final String refusal(String verb, String path, @Nullable Object body) throws Exception {
        HttpResponse<String> response = send(verb, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
        return TelegramJson.parse(response.body()).get("detail").asText();
    }

    final JsonNode body(String verb, String path, @Nullable Object body) throws Exception {
        HttpResponse<String> response = send(verb, path, body);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return TelegramJson.parse(response.body());
    }

    final HttpResponse<String> send(String verb, String path, @Nullable Object body) throws Exception {
        return verb.equals("GET")
                ? client.get("/_emulator" + path)
                : client.send(verb, "/_emulator" + path, body == null ? Map.of() : body);
    }
}
