package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupTest extends GroupFixture {
    @Test
    void added_bot_learns_of_its_standing_and_then_sees_the_service_message() {
        group.adds(bot);

        List<JsonNode> updates = updates();
        JsonNode change = updates.getFirst().get("my_chat_member");
        assertThat(change.at("/chat/type").asText()).isEqualTo("supergroup");
        assertThat(change.at("/from/id").asLong()).isEqualTo(owner.user().id());
        assertThat(change.at("/old_chat_member/status").asText()).isEqualTo("left");
        assertThat(change.at("/new_chat_member/status").asText()).isEqualTo("member");
        assertThat(updates.getLast().at("/message/new_chat_members/0/id").asLong())
                .isEqualTo(bot.id());
    }

    @Test
    void promoted_bot_learns_its_rights() {
        group.adds(bot);
        group.promotes(bot, Set.of("can_manage_chat", "can_invite_users"));

        JsonNode now = updates().getLast().at("/my_chat_member/new_chat_member");
        assertThat(now.get("status").asText()).isEqualTo("administrator");
        assertThat(now.get("can_invite_users").asBoolean()).isTrue();
        assertThat(now.get("can_restrict_members").asBoolean()).isFalse();
    }

    @Test
    void bot_in_privacy_mode_sees_commands_to_it_and_replies_to_them_and_to_itself_only() throws Exception {
        group.adds(bot);
        ann.joins(group);
        int before = updates().size();
        EmulatedChat chat = ann.chatIn(group);

        chat.write("just talk");
        chat.write("/init@other_bot");
        chat.write("/init@Test_Bot");
        chat.write("/init");
        reply(send(group.id()), "to the bot");
        reply(chat.write("to all").messageId(), "to Ann");
        reply(chat.write("/go@Test_Bot").messageId(), "what for?");

        assertThat(updates().subList(before, updates().size()))
                .extracting(update -> update.at("/message/text").asText())
                .containsExactly("/init@Test_Bot", "/init", "to the bot", "/go@Test_Bot", "what for?");
    }

    @Test
    void administrator_sees_everything() {
        group.promotes(bot);
        ann.joins(group);

        ann.chatIn(group).write("just talk");

        assertThat(updates().getLast().at("/message/text").asText()).isEqualTo("just talk");
    }

    @Test
    void joins_and_leaves_reach_administrators_that_ask_for_them() throws Exception {
        group.promotes(bot);
        client.call(bot, "setWebhook", Map.of("url", "http://127.0.0.1:9", "allowed_updates", List.of("chat_member")));
        client.call(bot, "deleteWebhook", Map.of());
        int before = updates().size();

        ann.joins(group);
        ann.leaves(group);

        List<JsonNode> updates = updates().subList(before, updates().size());
        assertThat(updates)
                .extracting(update ->
                        update.at("/chat_member/new_chat_member/status").asText())
                .containsExactly("member", "left");
        assertThat(updates.getFirst().at("/chat_member/from/id").asLong())
                .isEqualTo(ann.user().id());
    }

    @Test
    void join_request_reaches_those_who_may_invite_and_opens_the_chat_for_five_minutes() throws Exception {
        group.promotes(bot, Set.of("can_invite_users"));
        ann.asksToJoin(group);

        JsonNode request = updates().getLast().get("chat_join_request");
        assertThat(request.get("user_chat_id").asLong()).isEqualTo(ann.user().id());
        Map<String, Object> message = Map.of("chat_id", ann.user().id(), "text", "Why?");
        assertThat(client.call(bot, "sendMessage", message).get("ok").asBoolean())
                .isTrue();

        time.advance(Duration.ofMinutes(5));
        assertThat(client.call(bot, "sendMessage", message).get("error_code").asInt())
                .isEqualTo(403);
    }

    @Test
    void join_request_does_not_reach_those_who_may_not_invite() {
        group.promotes(bot, Set.of("can_manage_chat"));
        int before = updates().size();

        ann.asksToJoin(group);

        assertThat(updates()).hasSize(before);
    }

    @Test
    void removed_bot_sees_itself_leave_and_nothing_after() {
        group.adds(bot);
        ann.joins(group);
        group.kicks(bot);
        ann.chatIn(group).write("/start");

        List<JsonNode> updates = updates();
        assertThat(updates.getLast().at("/message/left_chat_member/id").asLong())
                .isEqualTo(bot.id());
        assertThat(updates.get(updates.size() - 2)
                        .at("/my_chat_member/new_chat_member/status")
                        .asText())
                .isEqualTo("kicked");
    }

    private void reply(int messageId, String text) throws Exception {
        client.send(
                "POST",
                "/_emulator/people/" + ann.user().id() + "/messages",
                Map.of("chat", group.id(), "text", text, "reply_to_message_id", messageId));
    }
}
