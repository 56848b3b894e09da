package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardTest extends BotFixture {
    private final EmulatedPerson bert = telegram.person("Bert");

    @BeforeEach
    void start() {
        chat.write("/start");
        bert.chatWith(bot).write("/start");
    }

    @Test
    void forward_names_the_person_who_wrote() throws Exception {
        Message original = chat.write("hello *you*");

        JsonNode forward = call("forwardMessage", "message_id", original.messageId());

        assertThat(forward.get("text").asText()).isEqualTo("hello *you*");
        assertThat(forward.at("/forward_origin/type").asText()).isEqualTo("user");
        assertThat(forward.at("/forward_origin/sender_user/id").asLong())
                .isEqualTo(ann.user().id());
        assertThat(forward.at("/forward_from/id").asLong()).isEqualTo(ann.user().id());
        assertThat(forward.at("/from/id").asLong()).isEqualTo(bot.id());
    }

    @Test
    void forward_of_a_forward_names_the_first_sender() throws Exception {
        Message original = chat.write("hello");
        int forwarded = call("forwardMessage", "message_id", original.messageId())
                .get("message_id")
                .asInt();

        JsonNode again = client.call(
                        bot,
                        "forwardMessage",
                        Map.of(
                                "chat_id", ann.user().id(),
                                "from_chat_id", bert.user().id(),
                                "message_id", forwarded))
                .get("result");

        assertThat(again.at("/forward_origin/sender_user/id").asLong())
                .isEqualTo(ann.user().id());
    }

    @Test
    void forward_of_a_channels_post_names_channel_and_post() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", ann);
        channel.promotes(bot);
        Message post = ann.chatIn(channel).write("news");

        JsonNode forward = client.call(
                        bot,
                        "forwardMessage",
                        Map.of(
                                "chat_id", ann.user().id(),
                                "from_chat_id", channel.id(),
                                "message_id", post.messageId()))
                .get("result");

        assertThat(forward.at("/forward_origin/type").asText()).isEqualTo("channel");
        assertThat(forward.at("/forward_origin/chat/id").asLong()).isEqualTo(channel.id());
        assertThat(forward.at("/forward_origin/message_id").asInt()).isEqualTo(post.messageId());
    }

    @Test
    void copy_names_nobody_and_answers_with_its_number_alone() throws Exception {
        Message original = chat.write("hello");

        JsonNode copy = call("copyMessage", "message_id", original.messageId());

        assertThat(copy).hasSize(1);
        Message shown = bert.chatWith(bot).messages().getLast();
        assertThat(shown.messageId()).isEqualTo(copy.get("message_id").asInt());
        assertThat(shown.text()).isEqualTo("hello");
        assertThat(shown.forward()).isNull();
    }

    @Test
    void copied_photo_takes_another_caption() throws Exception {
        int photo = client.upload(
                        bot,
                        "sendPhoto",
                        Map.of("chat_id", ann.user().id(), "caption", "old"),
                        Map.of("photo/a.png", Pictures.png(9, 9)))
                .at("/result/message_id")
                .asInt();

        call("copyMessage", "message_id", photo, "caption", "new");
        call("copyMessage", "message_id", photo);
        call("copyMessages", "message_ids", "[" + photo + "]", "remove_caption", true);

        assertThat(bert.chatWith(bot).messages())
                .filteredOn(message -> message.author().isBot())
                .extracting(message -> captionOf(message))
                .containsExactly("new", "old", "");
    }

    @Test
    void what_is_not_there_is_passed_over_and_an_album_stays_one() throws Exception {
        String media = "[{\"type\":\"photo\",\"media\":\"https://example.com/a.jpg\"},"
                + "{\"type\":\"photo\",\"media\":\"https://example.com/b.jpg\"}]";
        JsonNode album = client.call(
                        bot, "sendMediaGroup", Map.of("chat_id", ann.user().id(), "media", media))
                .get("result");
        List<Integer> ids = new ArrayList<>(List.of(
                album.at("/0/message_id").asInt(), album.at("/1/message_id").asInt()));
        ids.add(9999);

        JsonNode sent = call("forwardMessages", "message_ids", ids);

        assertThat(sent).hasSize(2);
        List<Message> shown = bert.chatWith(bot).messages();
        assertThat(shown.getLast().mediaGroupId())
                .isNotNull()
                .isNotEqualTo(album.at("/0/media_group_id").asText())
                .isEqualTo(shown.get(shown.size() - 2).mediaGroupId());
    }

    @Test
    void no_message_is_copied_twice_at_once() throws Exception {
        int hers = chat.write("hello").messageId();

        assertThat(refused("copyMessages", "message_ids", List.of(hers, hers)))
                .isEqualTo("Bad Request: message identifiers must be in a strictly increasing order");
    }

    @Test
    void part_of_an_album_goes_alone() throws Exception {
        String media = "[{\"type\":\"photo\",\"media\":\"https://example.com/a.jpg\"},"
                + "{\"type\":\"photo\",\"media\":\"https://example.com/b.jpg\"}]";
        int first = result("sendMediaGroup", Map.of("chat_id", ann.user().id(), "media", media))
                .at("/0/message_id")
                .asInt();

        call("forwardMessages", "message_ids", List.of(first));

        assertThat(bert.chatWith(bot).messages().getLast().mediaGroupId()).isNull();
    }

    @Test
    void keyboard_goes_along_if_it_only_opens_addresses() throws Exception {
        int link = sent("{\"inline_keyboard\":[[{\"text\":\"a\",\"url\":\"https://example.com\"}]]}");
        int data = sent("{\"inline_keyboard\":[[{\"text\":\"a\",\"url\":\"https://example.com\"},"
                + "{\"text\":\"b\",\"callback_data\":\"b\"}]]}");

        assertThat(call("forwardMessage", "message_id", link).has("reply_markup"))
                .isTrue();
        assertThat(call("forwardMessage", "message_id", data).has("reply_markup"))
                .isFalse();
    }

    @Test
    void forward_of_one_who_hides_behind_a_group_names_the_group() throws Exception {
        EmulatedGroup group = telegram.group("Gardeners", ann);
        group.promotes(bot);
        group.hidesOwner("Head");
        int rule = ann.chatIn(group).write("Be nice").messageId();

        JsonNode origin = call("forwardMessage", "from_chat_id", group.id(), "message_id", rule)
                .get("forward_origin");

        assertThat(origin.get("type").asText()).isEqualTo("chat");
        assertThat(origin.at("/sender_chat/id").asLong()).isEqualTo(group.id());
        assertThat(origin.get("author_signature").asText()).isEqualTo("Head");
    }

    private int sent(String keyboard) throws Exception {
        return result("sendMessage", Map.of("chat_id", ann.user().id(), "text", "a", "reply_markup", keyboard))
                .get("message_id")
                .asInt();
    }

    @Test
    void protected_message_is_copied_but_not_forwarded() throws Exception {
        int secret = client.call(
                        bot,
                        "sendMessage",
                        Map.of("chat_id", ann.user().id(), "text", "secret", "protect_content", true))
                .at("/result/message_id")
                .asInt();

        assertThat(refused("forwardMessage", "message_id", secret))
                .isEqualTo("Bad Request: the message can't be forwarded");
        assertThat(call("copyMessage", "message_id", secret)).hasSize(1);
    }

    private static String captionOf(Message message) {
        return message.content() instanceof Content.Media media
                ? media.caption().text()
                : "none";
    }

    private JsonNode call(String method, Object... more) throws Exception {
        return result(method, fromAnnToBert(more));
    }

    private String refused(String method, Object... more) throws Exception {
        return refusal(method, fromAnnToBert(more));
    }

    private Map<String, Object> fromAnnToBert(Object... more) {
        return parameters(
                Map.of("chat_id", bert.user().id(), "from_chat_id", ann.user().id()), more);
    }
}
