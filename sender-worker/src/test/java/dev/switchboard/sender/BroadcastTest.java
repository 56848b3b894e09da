package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.job.QueueName;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.sender.SenderScene.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What groups get of a broadcast, and what the ledger says of it. */
@ExtendWith(LocalParts.class)
class BroadcastTest {
    private final SenderScene scene;

    BroadcastTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    @Test
    void every_active_group_gets_the_message_once_with_a_code_of_its_own() {
        var groups = scene.groups(12);
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "<b>Ann</b> is live", "parse_mode", "HTML"));
        scene.awaitState(broadcast, "done");

        for (var group : groups) {
            var delivery = scene.delivery(broadcast, group.id());
            assertThat(delivery.state()).isEqualTo("sent");
            assertThat(delivery.messageId()).isNotNull();
            assertThat(scene.textsIn(group.id())).containsExactly("Ann is live\n" + delivery.debugCode());
        }
        assertThat(scene.deliveries(broadcast)).extracting(Delivery::debugCode).doesNotHaveDuplicates();
        assertThat(scene.depth(QueueName.GROUP_MESSAGE_QUEUE_DLQ)).isZero();
    }

    @Test
    void targets_name_chats_or_describe_groups() {
        var groups = scene.groups(3);
        scene.sender(Map.of());

        var named = scene.broadcasts(
                Map.of("text", "named"), Map.of("chats", List.of(groups.get(0).id())), "skip");
        var described = scene.broadcasts(Map.of("text", "described"), Map.of("title_contains", "GROUP 2"), "skip");
        scene.awaitState(named, "done");
        scene.awaitState(described, "done");

        assertThat(scene.deliveries(named))
                .extracting(Delivery::chatId)
                .containsExactly(groups.get(0).id());
        assertThat(scene.deliveries(described))
                .extracting(Delivery::chatId)
                .containsExactly(groups.get(1).id());
    }

    @Test
    void what_cannot_be_sent_is_refused_before_anything_is() {
        scene.groups(2);
        scene.sender(Map.of());

        var broken = scene.broadcasts(Map.of("text", "<b>Ann", "parse_mode", "HTML"));
        var empty = scene.broadcasts(Map.of("text", " \n\u200b "));
        var inside = scene.broadcasts(Map.of("text", "x", "photo", "https://127.0.0.1/a.jpg"));
        List.of(broken, empty, inside).forEach(broadcast -> scene.awaitState(broadcast, "refused"));

        assertThat(scene.telegram().calls())
                .noneMatch(call -> call.method().toLowerCase(Locale.ROOT).startsWith("send"));
        assertThat(scene.deliveries(broken)).isEmpty();
    }

    @Test
    void groups_that_want_no_broadcast_or_ended_meanwhile_are_skipped_with_the_reason() {
        var groups = scene.groups(2);
        scene.change(groups.get(0), Map.of("final_message_allowed", false));
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");

        assertThat(scene.delivery(broadcast, groups.get(0).id()).reason()).isEqualTo("final_message_not_allowed");
        assertThat(scene.textsIn(groups.get(0).id())).isEmpty();
        assertThat(scene.textsIn(groups.get(1).id())).hasSize(1);
    }

    @Test
    void group_is_told_nothing_of_whom_its_admins_or_everywhere_of_whom_operators_banned() {
        var groups = scene.groups(2);
        bans("lea.live", groups.get(0).id());
        bans("spam_*", null);
        scene.sender(Map.of());

        var ofLea = scene.broadcasts(Map.of("text", "Lea", "live_user", "Lea.Live"));
        var ofSpam = scene.broadcasts(Map.of("text", "spam", "live_user", "spam_42"));
        var ofOther = scene.broadcasts(Map.of("text", "other", "live_user", "spamx42"));
        List.of(ofLea, ofSpam, ofOther).forEach(broadcast -> scene.awaitState(broadcast, "done"));

        assertThat(scene.delivery(ofLea, groups.get(0).id()).reason()).isEqualTo("live_user_banned");
        assertThat(scene.delivery(ofLea, groups.get(1).id()).state()).isEqualTo("sent");
        assertThat(scene.deliveries(ofSpam)).extracting(Delivery::reason).containsOnly("live_user_banned");
        assertThat(scene.deliveries(ofOther)).extracting(Delivery::state).containsOnly("sent");
        assertThat(scene.textsIn(groups.get(0).id())).hasSize(1);
    }

    @Test
    void group_that_became_a_supergroup_gets_the_message_there_once() {
        var group = scene.basicGroup("Old");
        var supergroup = group.becomesSupergroup();
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");

        assertThat(scene.deliveries(broadcast)).extracting(Delivery::chatId).containsExactly(supergroup.id());
        assertThat(scene.textsIn(supergroup.id())).hasSize(1);
    }

    @Test
    void third_failure_in_a_row_that_is_the_groups_fault_ends_it_and_tells_its_admin() {
        var group = scene.group("Lost");
        group.kicks(scene.bot());
        scene.sender(Map.of());

        for (int i = 0; i < 3; i++) {
            var broadcast = scene.broadcasts(Map.of("text", "hello " + i));
            scene.awaitState(broadcast, "done");
            assertThat(scene.delivery(broadcast, group.id()).reason()).isEqualTo("kicked");
        }

        assertThat(scene.groupState(group)).isEqualTo("inactive");
        // the admin is told after the ledger has it
        await().atMost(SenderScene.PATIENCE).until(() -> scene.depth(QueueName.DM_QUEUE_NORMAL) == 1);
    }

    @Test
    void message_that_arrives_between_failures_lets_the_count_begin_anew() {
        var group = scene.group("Moody");
        scene.sender(Map.of());

        for (int i = 0; i < 5; i++) {
            if (i == 2) {
                group.adds(scene.bot());
            } else {
                group.kicks(scene.bot());
            }
            var broadcast = scene.broadcasts(Map.of("text", "hello " + i));
            scene.awaitState(broadcast, "done");
            assertThat(scene.delivery(broadcast, group.id()).state()).isEqualTo(i == 2 ? "sent" : "failed");
        }

        assertThat(scene.groupState(group)).isEqualTo("active");
    }

    @Test
    void what_is_on_record_is_the_text_as_far_as_it_was_shown() {
        var group = scene.group("One");
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "<b>" + "word ".repeat(819) + "</b>", "parse_mode", "HTML"));
        scene.awaitState(broadcast, "done");

        var shown = scene.textsIn(group.id()).getFirst();
        var record = scene.postgrest()
                .from("sent_messages")
                .select()
                .where(Filter.eq("broadcast_id", broadcast))
                .list(OnRecord.class);
        assertThat(shown).hasSizeLessThanOrEqualTo(4096);
        assertThat(record)
                .containsExactly(new OnRecord(
                        shown.substring(shown.lastIndexOf('\n') + 1), shown.substring(0, shown.lastIndexOf('\n'))));
    }

    private record OnRecord(String debugCode, String text) {}

    @Test
    void preview_goes_to_one_chat_only_and_the_broadcast_stays_a_draft() {
        var groups = scene.groups(3);
        scene.sender(Map.of());
        var draft = scene.draft(Map.of("text", "hello"), Map.of("all", true), "skip");
        var preview = UUID.randomUUID();

        scene.postgrest()
                .call(
                        PostgrestFunction.idempotent("preview_broadcast", JsonNode.class),
                        Map.of(
                                "broadcast_id",
                                draft,
                                "preview_id",
                                preview,
                                "chat_id",
                                groups.get(1).id()));
        scene.awaitState(preview, "done");

        assertThat(Receipt.all(scene.telegram()))
                .extracting(Receipt::chat)
                .containsExactly(groups.get(1).id());
        assertThat(scene.textsIn(groups.get(1).id())).singleElement().asString().startsWith("hello\nDBG:");
        assertThat(scene.stateOf(draft)).isEqualTo("draft");
        assertThat(scene.deliveries(draft)).isEmpty();
    }

    @Test
    void broadcast_for_later_is_sent_when_its_time_has_come() {
        var group = scene.group("One");
        scene.sender(Map.of());
        var later = scene.draft(Map.of("text", "later"), Map.of("all", true), "skip");
        var at = Instant.now().plusSeconds(3);

        scene.postgrest()
                .call(
                        PostgrestFunction.idempotent("schedule_broadcast", JsonNode.class),
                        Map.of("broadcast_id", later, "at", at));
        scene.awaitState(later, "done");

        assertThat(Receipt.all(scene.telegram())).singleElement().satisfies(receipt -> {
            assertThat(receipt.chat()).isEqualTo(group.id());
            assertThat(receipt.date()).isGreaterThanOrEqualTo(at.toEpochMilli());
        });
    }

    @Test
    void paused_broadcast_sends_nothing_and_goes_on_where_it_was() {
        scene.groups(20);
        scene.sender(Map.of("SENDER_RATE", "5"));
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE).until(() -> sent(broadcast) >= 3);

        scene.tell("pause_broadcast", broadcast);
        await().atMost(SenderScene.PATIENCE).until(() -> scene.depth(QueueName.GROUP_MESSAGE_QUEUE_LOW) == 0);
        long whenPaused = sent(broadcast);
        assertThat(whenPaused).isLessThan(20);
        scene.tell("resume_broadcast", broadcast);
        scene.awaitState(broadcast, "done");

        assertThat(sent(broadcast)).isEqualTo(20);
        scene.deliveries(broadcast)
                .forEach(
                        delivery -> assertThat(scene.textsIn(delivery.chatId())).hasSize(1));
    }

    @Test
    void cancelled_broadcast_sends_nothing_more() {
        scene.groups(20);
        scene.sender(Map.of("SENDER_RATE", "5"));
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE).until(() -> sent(broadcast) >= 2);

        scene.tell("cancel_broadcast", broadcast);
        await().atMost(SenderScene.PATIENCE)
                .until(() -> scene.deliveries(broadcast).stream().noneMatch(one -> one.settledAt() == null));

        var deliveries = scene.deliveries(broadcast);
        assertThat(deliveries).extracting(Delivery::state).containsOnly("sent", "skipped");
        assertThat(deliveries).anyMatch(delivery -> "cancelled".equals(delivery.reason()));
        deliveries.forEach(delivery -> assertThat(scene.textsIn(delivery.chatId()))
                .hasSize(delivery.state().equals("sent") ? 1 : 0));
    }

    /** Bans somebody live, or all whom a pattern fits, in one chat; in all of them if there is none. */
    private void bans(String name, @Nullable Long chat) {
        scene.postgrest().call(PostgrestFunction.idempotent("ban_live_user", JsonNode.class), new Ban(name, chat));
    }

    private record Ban(String name, @Nullable Long chatId) {}

    private long sent(UUID broadcast) {
        return scene.deliveries(broadcast).stream()
                .filter(delivery -> delivery.state().equals("sent"))
                .count();
    }
}
