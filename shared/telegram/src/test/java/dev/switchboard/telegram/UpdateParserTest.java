package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.telegram.UpdateReading.Read;
import dev.switchboard.telegram.UpdateReading.Unreadable;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.telegram.telegrambots.meta.api.objects.Update;

class UpdateParserTest {
    private static final String START = """
            {"update_id":900000001,"message":{"message_id":3,"date":1767225600,
              "from":{"id":11,"is_bot":false,"first_name":"Ann","language_code":"en","field_of_tomorrow":[{}]},
              "chat":{"id":11,"type":"private","first_name":"Ann"},
              "text":"/start ref_7","entities":[{"type":"bot_command","offset":0,"length":6}]},
             "kind_of_tomorrow":{"a":1}}""";

    private final UpdateParser parser = new UpdateParser();

    @Test
    void a_message_is_read_and_unknown_fields_are_passed_over() {
        Update update = read(START);

        assertThat(update.getUpdateId()).isEqualTo(900_000_001);
        assertThat(update.getMessage().getText()).isEqualTo("/start ref_7");
        assertThat(update.getMessage().getFrom().getId()).isEqualTo(11);
    }

    @Test
    void a_callback_on_a_message_that_is_gone_is_read() {
        Update update = read("""
                {"update_id":5,"callback_query":{"id":"1","from":{"id":11,"is_bot":false,"first_name":"A"},
                 "chat_instance":"9","data":"x","message":{"message_id":2,"date":0,"chat":{"id":11,"type":"private"}}}}""");

        assertThat(update.getCallbackQuery().getData()).isEqualTo("x");
    }

    @Test
    void a_blocked_bot_is_read() {
        Update update = read("""
                {"update_id":6,"my_chat_member":{"chat":{"id":11,"type":"private"},"date":1767225600,
                 "from":{"id":11,"is_bot":false,"first_name":"A"},
                 "old_chat_member":{"status":"member","user":{"id":1,"is_bot":true,"first_name":"B"}},
                 "new_chat_member":{"status":"kicked","until_date":0,"user":{"id":1,"is_bot":true,"first_name":"B"}}}}""");

        assertThat(update.getMyChatMember().getNewChatMember().getStatus()).isEqualTo("kicked");
    }

    @Test
    void an_update_of_a_kind_of_tomorrow_is_read() {
        assertThat(read("{\"update_id\":7,\"teleported\":{}}").hasMessage()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "\"text\"",
                "{",
                "{}",
                "{\"update_id\":null}",
                "{\"update_id\":1.5}",
                "{\"update_id\":99999999999}",
                "{\"update_id\":1} x",
                "{\"update_id\":1,\"message\":[]}",
                "{\"update_id\":1,\"message\":{\"chat\":\"x\"}}",
                "<html>"
            })
    void what_is_no_update_is_unreadable(String json) {
        assertThat(parser.parse(json)).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {"update_id":"Ann's words"}                                   | in update_id at line 1
                {"update_id":1,"message":"Ann's words"}                       | in message at line 1
                {"update_id":1,"message":{"from":{"id":"Ann's words"}}}       | in message.from.id at line 1
                {"update_id":1,"message":{"photo":[{"width":"Ann's words"}]}} | in message.photo.0.width at line 1
                {"update_id":1,"message":Ann                                  | not well-formed JSON at line 1
                Ann's words                                                   | not well-formed JSON at line 1
                {"update_id":1} Ann                                           | not well-formed JSON at line 1
                """)
    void what_is_said_of_an_unreadable_update_names_the_place_and_quotes_nothing(String json, String place) {
        assertThat(parser.parse(json))
                .isInstanceOfSatisfying(
                        Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.detail()).contains(place).doesNotContain("Ann", "words"));
    }

    @Test
    void nesting_without_end_is_unreadable() {
        String deep = "{\"update_id\":1,\"message\":" + "{\"reply_to_message\":".repeat(100_000);

        assertThat(parser.parse(deep)).isInstanceOf(Unreadable.class);
    }

    @Property
    void any_text_gives_a_reading(@ForAll String text) {
        assertThat(parser.parse(text)).isNotNull();
        assertThat(parser.parse("{\"update_id\":1,\"message\":" + text)).isNotNull();
    }

    private Update read(String json) {
        return switch (parser.parse(json)) {
            case Read(Update update) -> update;
            case Unreadable(String detail) -> throw new AssertionError(detail);
        };
    }
}
