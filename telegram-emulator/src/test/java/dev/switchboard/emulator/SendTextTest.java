package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SendTextTest extends BotFixture {
    @BeforeEach
    void meet() {
        ann.chatWith(bot).write("/start");
    }

    @Test
    void markup_becomes_text_and_entities() throws Exception {
        JsonNode message = send("text", "*Hi* [Ann](tg://user?id=" + id() + ")", "parse_mode", "MarkdownV2");

        assertThat(message.path("text").asText()).isEqualTo("Hi Ann");
        assertThat(message.at("/entities/0"))
                .isEqualTo(TelegramJson.parse("{\"type\":\"bold\",\"offset\":0,\"length\":2}"));
        assertThat(message.at("/entities/1/user/first_name").asText()).isEqualTo("Ann");
    }

    @Test
    void mention_of_nobody_known_is_left_out() throws Exception {
        JsonNode message = send("text", "[Ann](tg://user?id=7)", "parse_mode", "MarkdownV2");

        assertThat(message.path("text").asText()).isEqualTo("Ann");
        assertThat(message.has("entities")).isFalse();
    }

    @Test
    void edit_with_other_entities_is_an_edit() throws Exception {
        JsonNode sent = send("text", "Hi", "parse_mode", "HTML");

        JsonNode edited = client.call(
                bot,
                "editMessageText",
                Map.of(
                        "chat_id",
                        id(),
                        "message_id",
                        sent.path("message_id").asInt(),
                        "text",
                        "<pre><code class=\"language-java\">Hi</code></pre>",
                        "parse_mode",
                        "HTML"));

        assertThat(edited.at("/result/entities/0/language").asText()).isEqualTo("java");
    }

    @Test
    void text_of_4096_units_is_sent() throws Exception {
        assertThat(send("text", "😀".repeat(2048), "parse_mode", "")
                        .path("text")
                        .asText())
                .hasSize(4096);
    }

    private JsonNode send(String name, String value, String otherName, String otherValue) throws Exception {
        return result("sendMessage", Map.of("chat_id", id(), name, value, otherName, otherValue));
    }

    private long id() {
        return ann.user().id();
    }
}
