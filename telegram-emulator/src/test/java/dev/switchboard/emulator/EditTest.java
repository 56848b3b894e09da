package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditTest extends BotFixture {
    private static final String KEYBOARD = "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}";

    @BeforeEach
    void start() {
        ann.chatWith(bot).write("/start");
    }

    @Test
    void caption_is_edited_and_removed() throws Exception {
        int photo = photo();

        assertThat(call("editMessageCaption", photo, "caption", "new")
                        .at("/result/caption")
                        .asText())
                .isEqualTo("new");
        assertThat(call("editMessageCaption", photo).get("result").has("caption"))
                .isFalse();
    }

    @Test
    void keyboard_is_edited_alone() throws Exception {
        int photo = photo();

        JsonNode edited =
                call("editMessageReplyMarkup", photo, "reply_markup", KEYBOARD).get("result");

        assertThat(edited.at("/reply_markup/inline_keyboard/0/0/text").asText()).isEqualTo("Yes");
        assertThat(edited.get("caption").asText()).isEqualTo("old");
        assertThat(call("editMessageReplyMarkup", photo).get("result").has("reply_markup"))
                .isFalse();
        assertThat(refusal("editMessageReplyMarkup", photo)).startsWith("Bad Request: message is not modified");
    }

    @Test
    void another_file_takes_the_place_of_a_photo() throws Exception {
        String media = "{\"type\":\"document\",\"media\":\"https://example.com/a.pdf\",\"caption\":\"read\"}";

        JsonNode edited = call("editMessageMedia", photo(), "media", media).get("result");

        assertThat(edited.at("/document/file_name").asText()).isEqualTo("a.pdf");
        assertThat(edited.get("caption").asText()).isEqualTo("read");
        assertThat(edited.has("photo")).isFalse();
    }

    @Test
    void photo_has_no_text_and_text_no_caption() throws Exception {
        int text = client.call(bot, "sendMessage", parameters("text", "words"))
                .at("/result/message_id")
                .asInt();

        assertThat(refusal("editMessageText", photo(), "text", "a"))
                .isEqualTo("Bad Request: there is no text in the message to edit");
        assertThat(refusal("editMessageCaption", text, "caption", "a"))
                .isEqualTo("Bad Request: there is no caption in the message to edit");
    }

    @Test
    void message_with_a_reply_keyboard_stays_as_it_is() throws Exception {
        int text = client.call(
                        bot, "sendMessage", parameters("text", "words", "reply_markup", "{\"keyboard\":[[\"A\"]]}"))
                .at("/result/message_id")
                .asInt();

        assertThat(refusal("editMessageText", text, "text", "a")).isEqualTo("Bad Request: message can't be edited");
    }

    private int photo() throws Exception {
        return client.upload(bot, "sendPhoto", parameters("caption", "old"), Map.of("photo/a.png", Pictures.png(9, 9)))
                .at("/result/message_id")
                .asInt();
    }

    private JsonNode call(String method, int messageId, Object... more) throws Exception {
        Map<String, Object> parameters = parameters(more);
        parameters.put("message_id", messageId);
        return client.call(bot, method, parameters);
    }

    private String refusal(String method, int messageId, Object... more) throws Exception {
        return call(method, messageId, more).path("description").asText();
    }

    private Map<String, Object> parameters(Object... more) {
        return parameters(Map.of("chat_id", ann.user().id()), more);
    }
}
