package dev.switchboard.dm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.text.Language;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import dev.switchboard.job.Job;
import dev.switchboard.job.QueueName;
import dev.switchboard.job.RawJson;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What admins and others say to a bot in a group, and what it answers there. */
class GroupCommandsTest extends GroupFixture {
    GroupCommandsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        super(sqs, supabase, redis);
    }

    @Test
    void an_admin_registers_and_activates_a_group_and_has_unlimited_points() throws InterruptedException {
        conversations.says(ann, "/start");
        var scene = group("Cats");
        assertThat(scene.says(ann, "/init@Switchboard_Bot").text()).isEqualTo(english(Phrase.GROUP_REGISTERED));
        assertThat(account(ann)).contains("Points for today: 10").doesNotContain("Cats");

        assertThat(scene.says(ann, "/activate").text()).isEqualTo(english(Phrase.GROUP_ACTIVATED));
        assertThat(account(ann)).contains("Points: unlimited").endsWith("Your group with me:\n• Cats");
        assertThat(row(scene).activatedBy()).isEqualTo(ann.user().id());

        assertThat(scene.says(ann, "/activate").text()).isEqualTo(english(Phrase.GROUP_ACTIVATED));
        assertThat(scene.says(ann, "/init").text()).isEqualTo(english(Phrase.GROUP_ALREADY_ACTIVE));
        assertThat(row(scene).state()).isEqualTo("active");
    }

    @Test
    void the_bot_says_which_rights_it_lacks() throws InterruptedException {
        var scene = scene(around.telegram().group("Cats", ann));
        scene.group().adds(around.bot());
        assertThat(scene.says(ann, "/init").text())
                .endsWith("\n• Invite Users via Link (or Add Users)\n• Ban Users\n• Delete Messages");
        scene.group().promotes(around.bot(), Set.of("can_invite_users", "can_pin_messages"));
        assertThat(scene.says(ann, "/init").text()).endsWith("send the command again:\n• Ban Users\n• Delete Messages");
        assertThat(scene.row()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/init", "/activate"})
    void who_is_no_admin_is_told_so(String command) throws InterruptedException {
        var scene = group("Cats");
        var bob = around.telegram().person("Bob");
        bob.joins(scene.group());
        assertThat(scene.says(bob, command).text()).isEqualTo(english(Phrase.GROUP_ADMINS_ONLY));
        assertThat(scene.row()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Request: CHAT_ADMIN_REQUIRED",
                "Bad Request: PARTICIPANT_ID_INVALID",
                "Bad Request: member list is inaccessible"
            })
    void a_bot_that_is_told_of_its_own_standing_only_still_answers(String refusal) throws InterruptedException {
        var refused = new Fault.Refuse(400, refusal, null);
        var scene = scene(around.telegram().group("Cats", ann));
        scene.group().adds(around.bot());
        around.telegram().faults().add(rule(scene, 1, new Fault.Delay(0)));
        around.telegram().faults().add(rule(scene, 1000, refused));
        assertThat(scene.says(ann, "/init").text()).contains("\n• Ban Users\n• Delete Messages");

        around.telegram().faults().clear();
        scene.group().promotes(around.bot(), NEEDED);
        around.telegram().faults().add(rule(scene, 1, new Fault.Delay(0)));
        around.telegram().faults().add(rule(scene, 1000, refused));
        assertThat(scene.says(ann, "/init").text()).isEqualTo(english(Phrase.GROUP_ADMINS_ONLY));
        assertThat(scene.row()).isNull();
        conversations.awaitSettled();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"true, 42", "false, "})
    void a_command_in_a_topic_is_answered_in_it(boolean inTopic, @Nullable String thread) {
        var scene = group("Cats");
        conversations.queue(ann.user().id(), 72, init(scene, inTopic));
        conversations.awaitSettled();
        assertThat(conversations.writes())
                .singleElement()
                .satisfies(call ->
                        assertThat(call.parameters().get("message_thread_id")).isEqualTo(thread));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bad Request: TOPIC_CLOSED", "Bad Request: message thread not found"})
    void what_cannot_be_answered_in_its_topic_is_done_without_a_word(String refusal) {
        var scene = group("Cats");
        around.telegram()
                .faults()
                .add(new FaultRule("sendMessage", around.bot().id(), null, 1000, new Fault.Refuse(400, refusal, null)));
        conversations.queue(ann.user().id(), 73, init(scene, true));
        conversations.awaitSettled();
        assertThat(conversations.writes()).hasSize(1);
        assertThat(row(scene).state()).isEqualTo("registered");
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void an_anonymous_admin_registers_but_is_asked_to_activate_under_their_name() throws InterruptedException {
        var scene = group("Cats");
        var bob = around.telegram().person("Bob");
        bob.joins(scene.group());
        scene.group().promotes(bob, Set.of("is_anonymous", "can_invite_users"));
        assertThat(scene.says(bob, "/init").text()).isEqualTo(english(Phrase.GROUP_REGISTERED));
        assertThat(scene.says(bob, "/activate").text()).isEqualTo(english(Phrase.GROUP_ANONYMOUS));
        assertThat(row(scene).state()).isEqualTo("registered");
    }

    @Test
    void who_never_started_the_bot_is_told_where_to_and_who_never_sent_init_is_told_to() throws InterruptedException {
        var scene = group("Cats");
        assertThat(scene.says(ann, "/activate").text()).isEqualTo(english(Phrase.GROUP_NOT_REGISTERED));
        scene.says(ann, "/init");
        assertThat(scene.says(ann, "/activate").text()).endsWith("\nhttps://t.me/switchboard_bot?start=group");
        assertThat(row(scene).state()).isEqualTo("registered");
    }

    @ParameterizedTest
    @EnumSource
    void a_group_hears_the_language_of_who_asked(Language language) throws InterruptedException {
        var bea = around.telegram().person(new User(900_001, false, "Bea", null, null, language.code()));
        var scene = group("Cats");
        bea.joins(scene.group());
        assertThat(scene.says(bea, "/init").text()).isEqualTo(PHRASES.say(language, Phrase.GROUP_ADMINS_ONLY));
    }

    @Test
    void of_two_admins_at_once_one_has_the_unlimited_points() throws InterruptedException {
        var scene = group("Cats");
        var bob = admin("Bob", scene);
        conversations.newUpdates();
        conversations.says(ann, "/start");
        conversations.says(bob, "/start");
        scene.says(ann, "/init");
        scene.writes(ann, "/activate");
        scene.writes(bob, "/activate");

        assertThat(List.of(text(scene), text(scene)))
                .containsExactlyInAnyOrder(english(Phrase.GROUP_ACTIVATED), english(Phrase.GROUP_ALREADY_ACTIVE));
        boolean annHas = Objects.equals(row(scene).activatedBy(), ann.user().id());
        assertThat(account(annHas ? ann : bob)).contains("unlimited");
        assertThat(account(annHas ? bob : ann)).doesNotContain("unlimited");
    }

    @Test
    void a_redelivered_command_is_done_and_answered_once() throws InterruptedException {
        var scene = group("Cats");
        var command = new Job.ProcessGroupCommand(message(
                "\"text\":\"/init\",\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Ann\"}"
                        .formatted(ann.user().id()),
                scene));
        conversations.queue(ann.user().id(), 70, command);
        conversations.queueAgain(ann.user().id(), 70, command);
        conversations.awaitSettled();
        assertThat(conversations.acceptedWrites()).hasSize(1);
        assertThat(row(scene).state()).isEqualTo("registered");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"text\":\"/init@other_bot\",\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}",
                "\"text\":\"/no_such_command\",\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}",
                "\"text\":\"/\",\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}",
                "\"caption\":\"/init\",\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"x\"}",
                "\"text\":\"/init\"",
                "\"text\":\"/init\",\"is_automatic_forward\":true,"
                        + "\"from\":{\"id\":777000,\"is_bot\":false,\"first_name\":\"Telegram\"},"
                        + "\"sender_chat\":{\"id\":-1009,\"type\":\"channel\",\"title\":\"Mine\"}",
                "\"text\":\"/init\",\"from\":{\"id\":136817688,\"is_bot\":true,\"first_name\":\"Channel\"},"
                        + "\"sender_chat\":{\"id\":-1009,\"type\":\"channel\",\"title\":\"Mine\"}",
                "\"text\":\"/init\",\"sender_chat\":{\"id\":-1009,\"type\":\"channel\"},"
                        + "\"chat\":{\"id\":-1009,\"type\":\"channel\",\"title\":\"Mine\"}"
            })
    void what_no_person_asks_of_this_bot_is_dropped_without_a_word(String fields) {
        var scene = group("Cats");
        conversations.queue(5, 71, new Job.ProcessGroupCommand(message(fields, scene)));
        conversations.awaitSettled();
        assertThat(conversations.writes()).isEmpty();
        assertThat(scene.row()).isNull();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500})
    void what_telegram_does_not_say_now_is_asked_again(int code) throws InterruptedException {
        var scene = group("Cats");
        around.telegram().faults().add(rule(scene, 2, new Fault.Refuse(code, "Too Many Requests: retry after 1", 1)));
        assertThat(scene.says(ann, "/init").text()).isEqualTo(english(Phrase.GROUP_REGISTERED));
        assertThat(conversations.acceptedWrites()).hasSize(1);
    }

    @Test
    void a_command_in_a_group_that_the_bot_has_left_since_is_dropped() {
        var scene = group("Cats");
        around.telegram()
                .faults()
                .add(rule(scene, 1, new Fault.Refuse(403, "Forbidden: bot was kicked from the supergroup chat", null)));
        scene.writes(ann, "/init");
        conversations.awaitSettled();
        assertThat(conversations.writes()).isEmpty();
        assertThat(conversations.depth(QueueName.DM_QUEUE_DLQ)).isZero();
    }

    @Test
    void hostile_titles_break_nothing() throws InterruptedException {
        var hostile = "<b>{title}\u202E\n/init ' drop table people; --\u05D0";
        activeGroup(ChatType.SUPERGROUP, hostile);
        assertThat(account(ann))
                .endsWith("Your group with me:\n• \u2068<b>{title} /\u2060init ' drop table people; --\u05D0\u2069");
    }

    @Test
    void an_account_names_ten_groups_and_counts_the_others() throws InterruptedException {
        conversations.says(ann, "/start");
        var rows = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Map.of(
                        "bot_id", around.bot().id(),
                        "chat_id", -i,
                        "title", "Cats " + i,
                        "state", "active",
                        "activated_by", ann.user().id(),
                        "activated_at", Instant.ofEpochSecond(1_800_000_000L + i),
                        "checked_at", Instant.now()));
        around.postgrest().from("managed_groups").insert(rows.toList());
        assertThat(account(ann))
                .contains("Points: unlimited, by your groups\n", "Your 12 groups with me:\n• Cats 1\n")
                .endsWith("• Cats 10\n... and 2 more");
    }

    private FaultRule rule(GroupScene scene, int times, Fault fault) {
        return new FaultRule(
                "getChatMember", around.bot().id(), Long.toString(scene.group().id()), times, fault);
    }

    /** Returns what Ann writes in a thread: a topic's, or that of an answer to somebody. */
    private Job init(GroupScene scene, boolean inTopic) {
        return new Job.ProcessGroupCommand(message(
                "\"text\":\"/init\",\"message_thread_id\":42,\"from\":{\"id\":%d,\"is_bot\":false,\"first_name\":\"Ann\"}"
                                .formatted(ann.user().id())
                        + (inTopic ? ",\"is_topic_message\":true" : ""),
                scene));
    }

    private static RawJson message(String fields, GroupScene scene) {
        var chat = fields.contains("\"chat\"")
                ? ""
                : ",\"chat\":{\"id\":%d,\"type\":\"supergroup\",\"title\":\"Cats\"}"
                        .formatted(scene.group().id());
        return new RawJson(
                "{\"update_id\":70,\"message\":{\"message_id\":7,\"date\":1700000000," + fields + chat + "}}");
    }

    private static GroupScene.GroupRow row(GroupScene scene) {
        return Objects.requireNonNull(scene.row());
    }

    private static String text(GroupScene scene) throws InterruptedException {
        return Objects.requireNonNull(scene.awaitAnswer().text());
    }
}
