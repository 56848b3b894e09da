package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.TelegramJson;
import dev.switchboard.emulator.world.InviteLink;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Telegram would not let people do, over the control API: each refused, and with the reason. */
class PersonAccessTest {
    private static final String OUTSIDE = "the person is not in this group";
    private static final String REMOVED = "the person was removed from this group for good";
    private static final String MUTED = "the person may not write in this group";
    private static final String DELETED = "the person deleted their account";
    private static final String BLOCKED = "the person blocked this bot and must unblock it first";

    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(time).withLimits(RateLimits.NONE));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("access_bot");
    private final EmulatedPerson olga = telegram.person("Olga");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedGroup group = telegram.group("Gardeners", olga);
    private final Message hers = olga.chatIn(group).write("roses");

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

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
    void restricted_one_reads_but_neither_writes_nor_edits_nor_pins() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        body("PUT", "/groups/" + group.id() + "/members/" + ann.user().id(), Map.of("status", "restricted"));

        assertThat(body("GET", chat(group) + "/messages", null).get("messages")).isNotEmpty();
        assertThat(refusal("POST", person() + "/messages", text(group))).isEqualTo(MUTED);
        assertThat(refusal("PUT", message(group, own), Map.of("text", "x"))).isEqualTo(MUTED);
        assertThat(refusal("PUT", chat(group) + "/pins/" + own.messageId(), Map.of()))
                .isEqualTo("the person may not pin messages here");
    }

    @Test
    void member_pins_where_all_may_and_an_administrator_with_the_right() throws Exception {
        ann.joins(group);
        String pin = chat(group) + "/pins/" + hers.messageId();
        assertThat(body("PUT", pin, Map.of()).get("pinned")).hasSize(1);

        group.permits(Set.of("can_send_messages"));
        assertThat(refusal("DELETE", pin, null)).isEqualTo("the person may not pin messages here");

        group.promotes(ann, Set.of("can_pin_messages"));
        assertThat(body("DELETE", pin, null).get("pinned")).isEmpty();
    }

    @Test
    void service_message_is_neither_pinned_nor_edited_nor_forwarded() throws Exception {
        ann.joins(group);
        Message joined = ann.chatIn(group).messages().getLast();

        assertThat(refusal("PUT", chat(group) + "/pins/" + joined.messageId(), Map.of()))
                .isEqualTo("service messages cannot be pinned");
        assertThat(refusal("PUT", message(group, joined), Map.of("text", "x")))
                .isEqualTo("people edit only what they wrote themselves");
        assertThat(refusal("POST", chat(bot) + "/forwards", forwards(group, joined)))
                .isEqualTo("message " + joined.messageId() + " cannot be forwarded");
    }

    @Test
    void others_messages_are_edited_by_nobody_and_deleted_with_the_right_only() throws Exception {
        ann.joins(group);

        assertThat(refusal("PUT", message(group, hers), Map.of("text", "x")))
                .isEqualTo("people edit only what they wrote themselves");
        assertThat(refusal("DELETE", message(group, hers), null))
                .isEqualTo("only its author and administrators who may delete it");
        group.promotes(ann, Set.of("can_delete_messages"));
        body("DELETE", message(group, hers), null);
    }

    @Test
    void own_messages_are_edited_for_two_days_and_deleted_for_ever() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        time.advance(Duration.ofDays(2));

        assertThat(refusal("PUT", message(group, own), Map.of("text", "x")))
                .isEqualTo("people edit their messages for 48 hours");
        body("DELETE", message(group, own), null);
    }

    @Test
    void only_administrators_write_and_edit_in_a_channel() throws Exception {
        EmulatedGroup channel = telegram.group(ChatType.CHANNEL, "News", olga);
        Message post = olga.chatIn(channel).write("today");
        ann.joins(channel);

        assertThat(refusal("POST", person() + "/messages", text(channel)))
                .isEqualTo("only administrators who may post write in a channel");
        channel.promotes(ann, Set.of("can_edit_messages"));
        time.advance(Duration.ofDays(3));
        assertThat(body("PUT", message(channel, post), Map.of("text", "yesterday"))
                        .get("text")
                        .asText())
                .isEqualTo("yesterday");
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

    @Test
    void forwards_are_all_sent_or_none() throws Exception {
        ann.joins(group);
        Message own = ann.chatIn(group).write("tulips");
        int before = ann.chatIn(group).messages().size();

        HttpResponse<String> refused = send(
                "POST",
                chat(group) + "/forwards",
                Map.of("from_chat", group.id(), "message_ids", List.of(own.messageId(), 9999)));

        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(ann.chatIn(group).messages()).hasSize(before);
    }

    private int ask(long chat) throws Exception {
        Map<String, Object> yes = Map.of("text", "Yes", "callback_data", "y");
        Map<String, Object> markup = Map.of("inline_keyboard", List.of(List.of(yes)));
        return client.call(bot, "sendMessage", Map.of("chat_id", chat, "text", "?", "reply_markup", markup))
                .at("/result/message_id")
                .asInt();
    }

    private String person() {
        return "/people/" + ann.user().id();
    }

    private String chat(EmulatedGroup in) {
        return person() + "/chats/" + in.id();
    }

    private String chat(EmulatedBot with) {
        return person() + "/chats/" + with.id();
    }

    private String message(EmulatedGroup in, Message message) {
        return chat(in) + "/messages/" + message.messageId();
    }

    private String message(EmulatedBot with, Message message) {
        return chat(with) + "/messages/" + message.messageId();
    }

    private static Map<String, Object> text(EmulatedGroup in) {
        return Map.of("chat", in.id(), "text", "hello");
    }

    private static Map<String, Object> forwards(EmulatedGroup from, Message message) {
        return Map.of("from_chat", from.id(), "message_ids", List.of(message.messageId()));
    }

    private static Map<String, Object> forwards(EmulatedBot from, Message message) {
        return Map.of("from_chat", from.id(), "message_ids", List.of(message.messageId()));
    }

    private String refusal(String verb, String path, @Nullable Object body) throws Exception {
        HttpResponse<String> response = send(verb, path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(409);
        return TelegramJson.parse(response.body()).get("detail").asText();
    }

    private JsonNode body(String verb, String path, @Nullable Object body) throws Exception {
        HttpResponse<String> response = send(verb, path, body);
        assertThat(response.statusCode()).as(response.body()).isLessThan(300);
        return TelegramJson.parse(response.body());
    }

    private HttpResponse<String> send(String verb, String path, @Nullable Object body) throws Exception {
        return verb.equals("GET")
                ? client.get("/_emulator" + path)
                : client.send(verb, "/_emulator" + path, body == null ? Map.of() : body);
    }
}
