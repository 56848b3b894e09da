package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EventStream.Event;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private final TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local());
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("feed_bot");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedPerson bob = telegram.person("Bob");
    private final EmulatedGroup group = telegram.group("Readers", ann);

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void fresh_reader_is_told_to_read_all_and_then_what_happens() throws Exception {
        try (EventStream events = annsEvents()) {
            assertThat(events.next().kind()).isEqualTo("reload");

            ann.chatWith(bot).write("/start");

            Event written = events.next();
            assertThat(written.kind()).isEqualTo("message");
            assertThat(written.data().at("/chat").asLong()).isEqualTo(bot.id());
            assertThat(written.data().at("/message/text").asText()).isEqualTo("/start");
        }
    }

    @Test
    void edit_and_call_are_told_in_order() throws Exception {
        ann.chatWith(bot).write("/start");
        try (EventStream events = annsEvents()) {
            events.next();
            call("sendMessage", Map.of("text", "Hello"));
            call("editMessageText", Map.of("message_id", 2, "text", "Hello, Ann"));

            assertThat(List.of(
                            events.next().kind(),
                            events.next().kind(),
                            events.next().kind(),
                            events.next().kind()))
                    .containsExactly("message", "call", "edited_message", "call");
        }
    }

    @Test
    void reader_who_returns_gets_what_came_meanwhile() throws Exception {
        String seen;
        try (EventStream events = annsEvents()) {
            seen = events.next().id();
        }
        ann.chatWith(bot).write("meanwhile");

        try (EventStream events =
                EventStream.resume(telegram.address(), "person=" + ann.user().id(), seen)) {
            assertThat(events.next().data().at("/message/text").asText()).isEqualTo("meanwhile");
        }
    }

    @Test
    void reader_of_another_emulators_events_must_read_all_anew() throws Exception {
        try (EventStream events = EventStream.resume(telegram.address(), "", "12345-1")) {
            assertThat(events.next().kind()).isEqualTo("reload");
        }
    }

    @Test
    void person_hears_of_own_chats_only() throws Exception {
        try (EventStream events = annsEvents()) {
            events.next();
            bob.chatWith(bot).write("not for Ann");
            bob.joins(group);
            bob.chatIn(group).write("for all");

            assertThat(events.next().kind()).isEqualTo("chat_member");
            assertThat(events.next()
                            .data()
                            .at("/message/new_chat_members/0/first_name")
                            .asText())
                    .isEqualTo("Bob");
            assertThat(events.next().data().at("/message/text").asText()).isEqualTo("for all");
        }
    }

    @Test
    void answer_to_a_press_is_told_to_the_one_who_pressed() throws Exception {
        EmulatedChat chat = ann.chatWith(bot);
        chat.write("/start");
        call(
                "sendMessage",
                Map.of(
                        "text",
                        "Ready?",
                        "reply_markup",
                        "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}"));
        try (EventStream events = EventStream.open(
                telegram.address(), "kinds=callback_answer&person=" + ann.user().id())) {
            events.next();
            String query = chat.press(chat.messages().getLast(), "Yes").id();
            call("answerCallbackQuery", Map.of("callback_query_id", query, "text", "Done", "show_alert", true));

            Event answer = events.next();
            assertThat(answer.kind()).isEqualTo("callback_answer");
            assertThat(answer.data().get("id").asText()).isEqualTo(query);
            assertThat(answer.data().get("text").asText()).isEqualTo("Done");
        }
    }

    @Test
    void calls_of_another_bot_are_left_out_on_demand() throws Exception {
        EmulatedBot other = telegram.bot("other_bot");
        try (EventStream events = EventStream.open(telegram.address(), "kinds=call&bot=" + other.id())) {
            events.next();
            call("getMe", Map.of());
            client.call(other, "getWebhookInfo", Map.of());

            assertThat(events.next().data().get("method").asText()).isEqualTo("getWebhookInfo");
        }
    }

    @Test
    void reader_who_takes_nothing_holds_nobody_up_and_must_read_all_anew() throws Exception {
        try (Socket reader =
                new Socket(InetAddress.getLoopbackAddress(), telegram.address().getPort())) {
            reader.getOutputStream()
                    .write("GET /_emulator/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.UTF_8));
            EmulatedChat chat = ann.chatIn(group);
            // more than the buffers between the two take, and more than the feed keeps
            String text = "w".repeat(4000);
            for (int i = 0; i < 10_000; i++) {
                chat.write(text);
            }

            Stream<String> told =
                    new BufferedReader(new InputStreamReader(reader.getInputStream(), StandardCharsets.UTF_8)).lines();
            assertThat(told.filter("event:reload"::equals).limit(2)).hasSize(2);
        }
    }

    @Test
    void stranger_has_no_events() throws Exception {
        assertThat(client.get("/_emulator/events?person=1").statusCode()).isEqualTo(404);
    }

    private EventStream annsEvents() throws Exception {
        return EventStream.open(telegram.address(), "person=" + ann.user().id());
    }

    private void call(String method, Map<String, ?> parameters) throws Exception {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("chat_id", ann.user().id());
        client.call(bot, method, all);
    }
}
