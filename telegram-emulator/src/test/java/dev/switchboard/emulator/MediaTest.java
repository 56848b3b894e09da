package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.TelegramJson;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTest extends BotFixture {
    private static final byte[] BYTES = "some bytes".getBytes(StandardCharsets.UTF_8);

    private final EmulatedBot other = telegram.bot("other_bot");

    @BeforeEach
    void start() {
        chat.write("/start");
        ann.chatWith(other).write("/start");
    }

    @Test
    void uploaded_photo_has_sizes_up_to_its_own_and_a_marked_caption() throws Exception {
        JsonNode message = client.upload(
                        bot,
                        "sendPhoto",
                        with("caption", "<b>Look</b>", "parse_mode", "HTML", "has_spoiler", "true"),
                        Map.of("photo/a.png", Pictures.png(1000, 500)))
                .get("result");

        assertThat(message.get("photo"))
                .extracting(size ->
                        size.get("width").asInt() + "x" + size.get("height").asInt())
                .containsExactly("100x50", "320x160", "800x400", "1000x500");
        assertThat(message.get("caption").asText()).isEqualTo("Look");
        assertThat(message.at("/caption_entities/0/type").asText()).isEqualTo("bold");
        assertThat(message.get("has_media_spoiler").asBoolean()).isTrue();
        assertThat(chat.messages()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "sendDocument, document, a.pdf, application/pdf",
        "sendVideo, video, a.mp4, video/mp4",
        "sendAudio, audio, a.wav, audio/x-wav",
        "sendAnimation, animation, a.gif, image/gif",
        "sendVoice, voice, a.ogg, audio/ogg",
        "sendSticker, sticker, a.webp, ",
        "sendVideoNote, video_note, a.mp4, ",
    })
    void file_is_shown_with_its_type_and_size(String method, String field, String name, String mimeType)
            throws Exception {
        JsonNode message = client.upload(bot, method, with("duration", "5"), Map.of(field + "/" + name, BYTES))
                .get("result");

        JsonNode file = message.get(field);
        assertThat(file.get("file_size").asInt()).isEqualTo(BYTES.length);
        assertThat(file.get("file_id").asText())
                .isNotEqualTo(file.get("file_unique_id").asText());
        assertThat(file.path("mime_type").asText(null)).isEqualTo(mimeType);
    }

    @Test
    void file_is_downloaded_by_the_path_that_get_file_gives() throws Exception {
        String id = document().at("/document/file_id").asText();

        JsonNode file = client.call(bot, "getFile", Map.of("file_id", id)).get("result");

        assertThat(file.get("file_path").asText()).isEqualTo("documents/file_1.txt");
        String path = "/file/bot" + bot.token() + "/" + file.get("file_path").asText();
        assertThat(client.download(path).body()).isEqualTo(BYTES);
        assertThat(client.download("/file/bot" + bot.token() + "/documents/file_99.txt")
                        .statusCode())
                .isEqualTo(404);
        assertThat(client.download("/file/bot1:wrong/documents/file_1.txt").statusCode())
                .isEqualTo(401);
    }

    @Test
    void file_is_sent_again_by_its_id() throws Exception {
        JsonNode first = document();

        JsonNode again = client.call(
                        bot,
                        "sendDocument",
                        with("document", first.at("/document/file_id").asText()))
                .get("result");

        assertThat(again.get("document")).isEqualTo(first.get("document"));
    }

    @Test
    void each_bot_has_its_own_id_of_the_same_file() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "Files", ann);
        channel.promotes(bot);
        channel.promotes(other);
        JsonNode mine = client.upload(bot, "sendDocument", Map.of("chat_id", channel.id()), Map.of("document/a", BYTES))
                .at("/result/document");

        JsonNode theirs =
                TelegramJson.tree(other.pendingUpdates().getLast().toTelegram()).at("/channel_post/document");

        assertThat(theirs.get("file_unique_id")).isEqualTo(mine.get("file_unique_id"));
        assertThat(theirs.get("file_id")).isNotEqualTo(mine.get("file_id"));
        assertThat(client.call(
                                other,
                                "sendDocument",
                                with("document", mine.get("file_id").asText()))
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: wrong file identifier/HTTP URL specified");
    }

    @Test
    void file_by_an_address_is_taken_as_it_stands() throws Exception {
        JsonNode message = client.call(bot, "sendPhoto", with("photo", "https://example.com/cat.jpg"))
                .get("result");

        assertThat(message.get("photo")).hasSize(3);
        assertThat(message.at("/photo/0").has("file_size")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.b.com/%zz.png",
                "http://a.com/[x]?a=[1]",
                "http://a.com/a b|c^.png#{}",
                "http://a_b..com/x",
                "http://[::1]/x.png",
                "http://user:pass@a.com:81"
            })
    void odd_address_is_taken_as_it_stands(String address) throws Exception {
        assertThat(result("sendPhoto", with("photo", address)).get("photo")).isNotEmpty();
    }

    @Test
    void album_shares_a_group_id_and_takes_attached_files() throws Exception {
        String media = "[{\"type\":\"photo\",\"media\":\"attach://one\",\"caption\":\"Both\"},"
                + "{\"type\":\"video\",\"media\":\"https://example.com/a.mp4\",\"duration\":7}]";

        JsonNode album = client.upload(
                        bot, "sendMediaGroup", with("media", media), Map.of("one/a.png", Pictures.png(50, 50)))
                .get("result");

        assertThat(album).hasSize(2);
        assertThat(album.at("/0/media_group_id")).isEqualTo(album.at("/1/media_group_id"));
        assertThat(album.at("/0/caption").asText()).isEqualTo("Both");
        assertThat(album.at("/1/video/duration").asInt()).isEqualTo(7);
    }

    @Test
    void keyboard_under_a_photo_is_pressed() throws Exception {
        client.upload(
                bot,
                "sendPhoto",
                with("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"Yes\",\"callback_data\":\"y\"}]]}"),
                Map.of("photo/a.png", Pictures.png(10, 10)));

        var query = chat.press(chat.awaitBotMessage(RecordingWebhook.patience()), "Yes");

        assertThat(query.data()).isEqualTo("y");
    }

    private JsonNode document() throws Exception {
        return client.upload(bot, "sendDocument", with(), Map.of("document/a.txt", BYTES))
                .get("result");
    }

    private Map<String, Object> with(Object... more) {
        return parameters(Map.of("chat_id", ann.user().id()), more);
    }
}
