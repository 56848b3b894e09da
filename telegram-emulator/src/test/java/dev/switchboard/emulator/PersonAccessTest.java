package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.InviteLink;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Telegram does not let people do from outside: each refused, and with the reason. */
class PersonAccessTest extends PersonAccessFixture {
    @Test
    void stranger_neither_reads_nor_forwards_nor_writes() throws Exception {
        Message start = ann.chatWith(bot).write("/start");

        assertThat(refusal("GET", chat(group) + "/messages", null)).isEqualTo(OUTSIDE);
        assertThat(refusal("POST", chat(bot) + "/forwards", forwards(group, hers)))
                .isEqualTo(OUTSIDE);
        assertThat(refusal("POST", chat(group) + "/forwards", forwards(bot, start)))
                .isEqualTo(OUTSIDE);
        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(OUTSIDE);
    }

    @Test
    void stranger_neither_pins_nor_edits_nor_deletes() throws Exception {
        assertThat(refusal("PUT", chat(group) + "/pins/" + hers.messageId(), Map.of()))
                .isEqualTo(OUTSIDE);
        assertThat(refusal("DELETE", chat(group) + "/pins/" + hers.messageId(), null))
                .isEqualTo(OUTSIDE);
        assertThat(refusal("PUT", message(group, hers), Map.of("text", "x"))).isEqualTo(OUTSIDE);
        assertThat(refusal("DELETE", message(group, hers), null)).isEqualTo(OUTSIDE);
    }

    @Test
    void one_who_left_loses_the_chat_and_even_own_messages() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        ann.leaves(group);

        assertThat(refusal("GET", chat(group) + "/messages", null)).isEqualTo(OUTSIDE);
        assertThat(refusal("PUT", message(group, own), Map.of("text", "x"))).isEqualTo(OUTSIDE);
        assertThat(refusal("DELETE", message(group, own), null)).isEqualTo(OUTSIDE);
    }

    @Test
    void banned_one_is_told_so_and_comes_back_by_no_link() throws Exception {
        String link = client.send("POST", "/_emulator/groups/" + group.id() + "/invite_links", Map.of())
                .body();
        ann.joins(group);
        group.kicks(ann);

        assertThat(refusal("GET", chat(group) + "/messages", null)).isEqualTo(REMOVED);
        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(REMOVED);
        String address = TelegramJson.parse(link).get("invite_link").asText();
        assertThat(refusal("POST", person() + "/joins", Map.of("invite_link", address)))
                .isEqualTo(REMOVED);
    }

    @Test
    void public_group_is_read_and_forwarded_from_outside_but_not_by_the_banned() throws Exception {
        EmulatedGroup open = telegram.publicGroup(ChatType.SUPERGROUP, "Open", "open_group", olga);
        Message shown = olga.chatIn(open).write("for all");

        assertThat(body("GET", chat(open) + "/messages", null).get("messages")).hasSize(1);
        assertThat(body("POST", chat(bot) + "/forwards", forwards(open, shown))).hasSize(1);
        assertThat(refusal("PUT", chat(open) + "/pins/" + shown.messageId(), Map.of()))
                .isEqualTo(OUTSIDE);

        open.kicks(ann);
        assertThat(refusal("GET", chat(open) + "/messages", null)).isEqualTo(REMOVED);
    }

    @Test
    void stranger_sees_that_a_private_group_exists_but_not_what_was_written() throws Exception {
        JsonNode seen = body("GET", chat(group), null);

        assertThat(seen.get("readable").asBoolean()).isFalse();
        assertThat(seen.has("last_message")).isFalse();
        ann.joins(group);
        assertThat(body("GET", chat(group), null).get("readable").asBoolean()).isTrue();
    }

    @Test
    void button_in_a_group_is_pressed_from_inside_only() throws Exception {
        group.promotes(bot);
        int asked = ask(group.id());
        Map<String, Object> press = Map.of("chat", group.id(), "message_id", asked, "button", "Yes");

        assertThat(refusal("POST", person() + "/presses", press)).isEqualTo(OUTSIDE);
        ann.joins(group);
        assertThat(body("POST", person() + "/presses", press).has("id")).isTrue();
    }

    @Test
    void blocked_bots_chat_is_neither_written_to_nor_pressed_nor_edited() throws Exception {
        Message own = ann.chatWith(bot).write("/start");
        int asked = ask(ann.user().id());
        ann.blocks(bot);

        assertThat(refusal("POST", person() + "/messages", Map.of("chat", bot.id(), "text", "hi")))
                .isEqualTo(BLOCKED);
        assertThat(refusal(
                        "POST", person() + "/presses", Map.of("chat", bot.id(), "message_id", asked, "button", "Yes")))
                .isEqualTo(BLOCKED);
        assertThat(refusal("PUT", message(bot, own), Map.of("text", "x"))).isEqualTo(BLOCKED);
    }

    @Test
    void deleted_account_does_nothing_more() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        String link = group.invites(InviteLink.Terms.OPEN);
        ann.deletesAccount();

        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(DELETED);
        assertThat(refusal("PUT", message(group, own), Map.of("text", "x"))).isEqualTo(DELETED);
        assertThat(refusal("DELETE", message(group, own), null)).isEqualTo(DELETED);
        assertThat(refusal("PUT", chat(group) + "/pins/" + own.messageId(), Map.of()))
                .isEqualTo(DELETED);
        assertThat(refusal("PUT", person() + "/hidden_forwards", Map.of())).isEqualTo(DELETED);
        assertThat(refusal("POST", person() + "/joins", Map.of("invite_link", link)))
                .isEqualTo(DELETED);
    }

    @Test
    void basic_group_that_became_a_supergroup_is_read_only() throws Exception {
        EmulatedGroup old = telegram.group(ChatType.GROUP, "Old", ann);
        Message own = ann.chatIn(old).write("before");
        EmulatedGroup now = old.becomesSupergroup();
        String gone = "this group became the supergroup " + now.id();

        assertThat(refusal("PUT", message(old, own), Map.of("text", "x"))).isEqualTo(gone);
        assertThat(refusal("PUT", chat(old) + "/pins/" + own.messageId(), Map.of()))
                .isEqualTo(gone);
        assertThat(body("GET", chat(old) + "/messages", null).get("messages")).isNotEmpty();
    }
}
