package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.types.Upload;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleMessagesTest extends BotFixture {
    @BeforeEach
    void start() {
        chat.write("/start");
    }

    @Test
    void bot_learns_of_an_edit_but_not_of_a_deletion() {
        Message message = chat.write("one");

        chat.edit(message, "two");
        chat.delete(message);

        assertThat(lastUpdate().at("/edited_message/text").asText()).isEqualTo("two");
        assertThat(lastUpdate().at("/edited_message").has("edit_date")).isTrue();
        assertThat(chat.messages()).hasSize(1);
    }

    @Test
    void bot_downloads_what_a_person_sent() throws Exception {
        byte[] bytes = {1, 2, 3};
        chat.send(MediaKind.DOCUMENT, new Upload("a.bin", bytes), "look");

        String id = lastUpdate().at("/message/document/file_id").asText();
        JsonNode file = client.call(bot, "getFile", Map.of("file_id", id)).get("result");

        assertThat(client.download("/file/bot" + bot.token() + "/"
                                + file.get("file_path").asText())
                        .body())
                .isEqualTo(bytes);
        assertThat(client.download("/_emulator/files/" + id).body()).isEqualTo(bytes);
    }

    @Test
    void album_is_sent_over_the_control_api() throws Exception {
        String content = Base64.getEncoder().encodeToString(Pictures.png(4, 4));
        Map<String, Object> photo =
                Map.of("type", "photo", "content", content, "width", 4, "height", 4, "caption", "cat");

        JsonNode sent = post("media", Map.of("media", List.of(photo, photo)));

        assertThat(sent).hasSize(2);
        assertThat(sent.at("/0/media_group_id")).isEqualTo(sent.at("/1/media_group_id"));
        assertThat(lastUpdate().at("/message/caption").asText()).isEqualTo("cat");
    }

    @Test
    void forward_of_one_who_hides_names_no_account() throws Exception {
        client.send("PUT", "/_emulator/people/" + ann.user().id() + "/hidden_forwards", Map.of());
        Message message = chat.write("secretly");

        post("forwards", Map.of("from_chat", bot.id(), "message_ids", List.of(message.messageId())));

        JsonNode forward = lastUpdate().get("message");
        assertThat(forward.at("/forward_origin/type").asText()).isEqualTo("hidden_user");
        assertThat(forward.at("/forward_origin/sender_user_name").asText()).isEqualTo("Ann");
        assertThat(forward.has("forward_from")).isFalse();
    }

    @Test
    void keyboard_is_seen_until_it_is_used_or_removed() throws Exception {
        send("{\"keyboard\":[[\"A\",\"B\"]],\"one_time_keyboard\":true}");
        assertThat(chat.keyboard())
                .get()
                .extracting(shown -> shown.at("/keyboard/0/1/text").asText())
                .isEqualTo("B");

        chat.write("A");
        assertThat(chat.keyboard()).isEmpty();

        send("{\"keyboard\":[[\"A\"]]}");
        chat.write("A");
        assertThat(chat.keyboard()).isPresent();
        send("{\"remove_keyboard\":true}");
        assertThat(chat.keyboard()).isEmpty();
    }

    @Test
    void selective_keyboard_is_for_those_whom_the_message_means() throws Exception {
        EmulatedPerson bert = telegram.person("Bert");
        EmulatedGroup group = telegram.group("Group", ann);
        group.adds(bot);
        bert.joins(group);
        Message asked = ann.chatIn(group).write("/keyboard");

        client.call(
                bot,
                "sendMessage",
                Map.of(
                        "chat_id",
                        group.id(),
                        "text",
                        "here",
                        "reply_parameters",
                        Map.of("message_id", asked.messageId()),
                        "reply_markup",
                        "{\"keyboard\":[[\"A\"]],\"selective\":true}"));

        assertThat(ann.chatIn(group).keyboard()).isPresent();
        assertThat(bert.chatIn(group).keyboard()).isEmpty();
    }

    @Test
    void keyboard_is_told_with_the_messages_of_a_chat() throws Exception {
        send("{\"force_reply\":true,\"input_field_placeholder\":\"Name?\"}");

        JsonNode view = TelegramJson.parse(client.get(path("messages")).body());

        assertThat(view.at("/reply_keyboard/input_field_placeholder").asText()).isEqualTo("Name?");
        assertThat(view.at("/messages/1").has("reply_markup")).isFalse();
    }

    private void send(String markup) throws Exception {
        client.call(bot, "sendMessage", Map.of("chat_id", ann.user().id(), "text", "choose", "reply_markup", markup));
    }

    private JsonNode post(String what, Object body) throws Exception {
        return TelegramJson.parse(client.send("POST", path(what), body).body());
    }

    private String path(String what) {
        return "/_emulator/people/" + ann.user().id() + "/chats/" + bot.id() + "/" + what;
    }

    private JsonNode lastUpdate() {
        return TelegramJson.tree(bot.pendingUpdates().getLast().toTelegram());
    }
}
