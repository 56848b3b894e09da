package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.NotPossible;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Basic groups, supergroups and channels, and in whose name people write there. */
class ChatKindTest extends BotFixture {
    private final EmulatedPerson owner = telegram.person("Olga");

    @Test
    void post_in_a_channel_is_from_the_channel_and_from_nobody() {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        channel.promotes(bot);

        owner.chatIn(channel).write("Hello all");

        JsonNode post = newest().get("channel_post");
        assertThat(post.get("text").asText()).isEqualTo("Hello all");
        assertThat(post.at("/sender_chat/id").asLong()).isEqualTo(channel.id());
        assertThat(post.at("/chat/type").asText()).isEqualTo("channel");
        assertThat(post.has("from")).isFalse();
    }

    @Test
    void post_of_a_bot_comes_to_the_other_bots_of_the_channel_and_not_to_itself() throws Exception {
        EmulatedBot other = telegram.bot("other_bot");
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        channel.promotes(bot);
        channel.promotes(other);

        send(channel.id());

        assertThat(updates(other).getLast().has("channel_post")).isTrue();
        assertThat(updates()).noneMatch(update -> update.has("channel_post"));
    }

    @Test
    void edit_of_a_post_comes_to_all_bots_of_the_channel_but_its_editor() throws Exception {
        EmulatedBot editor = telegram.bot("editor_bot");
        EmulatedBot reader = telegram.bot("reader_bot");
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        List.of(bot, editor, reader).forEach(channel::promotes);
        int post = send(channel.id());

        client.call(editor, "editMessageText", Map.of("chat_id", channel.id(), "message_id", post, "text", "Final"));

        assertThat(newest().at("/edited_channel_post/text").asText()).isEqualTo("Final");
        assertThat(updates(reader).getLast().at("/edited_channel_post/text").asText())
                .isEqualTo("Final");
        assertThat(updates(editor)).noneMatch(update -> update.has("edited_channel_post"));
    }

    @Test
    void basic_group_tells_wherever_it_is_shown_whether_all_may_do_all() throws Exception {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        basic.adds(bot);

        owner.chatIn(basic).write("/all");
        basic.permits(Set.of("can_send_messages"));
        owner.chatIn(basic).write("/few");

        List<JsonNode> chats =
                updates().stream().map(update -> update.at("/message/chat")).toList();
        assertThat(chats.get(chats.size() - 2)
                        .get("all_members_are_administrators")
                        .asBoolean())
                .isTrue();
        assertThat(chats.getLast().get("all_members_are_administrators").asBoolean(true))
                .isFalse();
        assertThat(chats.getLast().at("/accepted_gift_types/unique_gifts").asBoolean(true))
                .isFalse();
        assertThat(result("getChat", Map.of("chat_id", basic.id()))
                        .get("all_members_are_administrators")
                        .asBoolean(true))
                .isFalse();
    }

    @Test
    void bot_edits_its_own_post() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        channel.promotes(bot);
        JsonNode sent = client.call(bot, "sendMessage", Map.of("chat_id", channel.id(), "text", "Draft"));
        assertThat(sent.at("/result").has("from")).isFalse();

        JsonNode edited = client.call(
                bot,
                "editMessageText",
                Map.of(
                        "chat_id",
                        channel.id(),
                        "message_id",
                        sent.at("/result/message_id").asInt(),
                        "text",
                        "Final"));

        assertThat(edited.at("/result/text").asText()).isEqualTo("Final");
    }

    @Test
    void channel_shows_the_rights_that_channels_have() {
        telegram.group(ChatType.CHANNEL, "News", owner).promotes(bot);

        JsonNode me = newest().at("/my_chat_member/new_chat_member");

        assertThat(me.get("can_post_messages").asBoolean()).isTrue();
        assertThat(me.has("can_pin_messages")).isFalse();
    }

    @Test
    void bot_cannot_be_a_plain_member_of_a_channel() {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);

        assertThatThrownBy(() -> channel.adds(bot)).isInstanceOf(NotPossible.class);
    }

    @Test
    void reader_of_a_channel_cannot_write_in_it() {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        EmulatedPerson reader = telegram.person("Rita");
        reader.joins(channel);

        assertThatThrownBy(() -> reader.chatIn(channel).write("Hi")).isInstanceOf(NotPossible.class);
    }

    @Test
    void anonymous_administrator_writes_and_acts_in_the_groups_name() {
        EmulatedGroup group = telegram.group("Gardeners", owner);
        EmulatedPerson ann = telegram.person("Ann");
        group.promotes(bot);
        group.promotes(ann, Set.of("can_manage_chat", "is_anonymous"));

        ann.chatIn(group).write("Be nice");

        JsonNode message = newest().get("message");
        assertThat(message.at("/from/id").asLong()).isEqualTo(1_087_968_824L);
        assertThat(message.at("/sender_chat/id").asLong()).isEqualTo(group.id());
        assertThat(message.toString())
                .as("nothing tells who it was")
                .doesNotContain(Long.toString(ann.user().id()));
    }

    @Test
    void owner_of_a_channel_writes_in_a_group_in_its_name() {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", owner);
        EmulatedGroup group = telegram.group("Gardeners", owner);
        group.promotes(bot);

        owner.chatIn(group).writeAs(channel, "From the editors");

        JsonNode message = newest().get("message");
        assertThat(message.at("/from/id").asLong()).isEqualTo(136_817_688L);
        assertThat(message.at("/sender_chat/id").asLong()).isEqualTo(channel.id());
    }

    @Test
    void bot_counts_on_through_private_chats_and_basic_groups_but_not_through_supergroups() {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        EmulatedGroup big = telegram.group("Gardeners", owner);
        basic.adds(bot);
        big.adds(bot);
        owner.chatWith(bot).write("/start");

        int inPrivate = newest().at("/message/message_id").asInt();
        int inBasic = owner.chatIn(basic).write("/help").messageId();
        int inBig = owner.chatIn(big).write("/help").messageId();

        assertThat(inBasic).isEqualTo(inPrivate + 1);
        assertThat(inBig).isEqualTo(2);
    }

    @Test
    void command_without_a_name_goes_to_the_bot_that_wrote_last() throws Exception {
        EmulatedBot other = telegram.bot("other_bot");
        EmulatedGroup group = telegram.group("Gardeners", owner);
        group.adds(bot);
        group.adds(other);
        owner.chatIn(group).write("/first");
        client.call(bot, "sendMessage", Map.of("chat_id", group.id(), "text", "Yes?"));
        owner.chatIn(group).write("/second");

        assertThat(newest().at("/message/text").asText()).isEqualTo("/second");
        assertThat(updates(other).getLast().at("/message/text").asText()).isEqualTo("/first");
    }

    @Test
    void basic_group_becomes_a_supergroup_and_all_go_along() throws Exception {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        EmulatedPerson ann = telegram.person("Ann");
        basic.adds(bot);
        ann.joins(basic);

        EmulatedGroup big = basic.becomesSupergroup();

        List<JsonNode> updates = updates(bot);
        JsonNode to = updates.get(updates.size() - 3).get("message");
        JsonNode standing = updates.get(updates.size() - 2).get("my_chat_member");
        JsonNode from = updates.getLast().get("message");
        assertThat(to.at("/chat/id").asLong()).isEqualTo(basic.id());
        assertThat(to.get("migrate_to_chat_id").asLong()).isEqualTo(big.id());
        assertThat(standing.at("/chat/id").asLong()).isEqualTo(big.id());
        assertThat(from.at("/chat/id").asLong()).isEqualTo(big.id());
        assertThat(from.get("migrate_from_chat_id").asLong()).isEqualTo(basic.id());
        assertThat(from.get("message_id").asInt()).isEqualTo(1);
        ann.chatIn(big).write("/here");
        assertThat(newest().at("/message/text").asText()).isEqualTo("/here");
    }

    @Test
    void call_to_the_old_id_is_told_the_new_one() throws Exception {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        basic.adds(bot);
        EmulatedGroup big = basic.becomesSupergroup();

        JsonNode answer = client.call(bot, "sendMessage", Map.of("chat_id", basic.id(), "text", "a"));

        assertThat(answer)
                .isEqualTo(TelegramJson.tree(Map.of(
                        "ok",
                        false,
                        "error_code",
                        400,
                        "description",
                        "Bad Request: group chat was upgraded to a supergroup chat",
                        "parameters",
                        Map.of("migrate_to_chat_id", big.id()))));
        assertThatThrownBy(() -> owner.chatIn(basic).write("Hi")).isInstanceOf(NotPossible.class);
    }

    @Test
    void old_group_can_be_looked_at_but_not_its_members() throws Exception {
        EmulatedGroup basic = telegram.group(ChatType.GROUP, "Family", owner);
        basic.adds(bot);
        basic.becomesSupergroup();

        assertThat(client.call(bot, "getChat", Map.of("chat_id", basic.id()))
                        .get("ok")
                        .asBoolean())
                .isTrue();
        assertThat(client.call(bot, "getChatMemberCount", Map.of("chat_id", basic.id()))
                        .get("description")
                        .asText())
                .isEqualTo("Bad Request: group chat was upgraded to a supergroup chat");
    }

    private JsonNode newest() {
        return updates(bot).getLast();
    }
}
