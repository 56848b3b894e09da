package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.fault.Fault;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.SqsPart;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.sender.SenderScene.Delivery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of messages when Telegram, the network or a worker fails in the middle of them. */
@ExtendWith(LocalParts.class)
class SendFaultsTest {
    private final SenderScene scene;

    SendFaultsTest(SqsPart sqs, SupabasePart supabase, RedisPart redis) {
        scene = new SenderScene(sqs, supabase, redis);
    }

    @AfterEach
    void close() throws InterruptedException {
        scene.close();
    }

    @Test
    void lost_answer_leaves_a_message_unknown_that_is_not_sent_again() {
        var group = scene.group("One");
        once(group, new Fault.LoseAnswer());
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");

        var delivery = scene.delivery(broadcast, group.id());
        assertThat(delivery.state()).isEqualTo("unknown");
        assertThat(delivery.reason()).isEqualTo("no_answer");
        assertThat(delivery.doubt()).isEqualTo("finder_unavailable_left");
        assertThat(delivery.settledAt()).isNotNull();
        assertThat(scene.textsIn(group.id())).hasSize(1);
    }

    @Test
    void broadcast_of_a_bot_that_was_revoked_ends_with_nothing_sent() {
        var groups = scene.groups(3);
        scene.postgrest()
                .from("bots")
                .update(Map.of("state", "revoked"), Filter.eq("id", scene.bot().id()));
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");

        assertThat(scene.deliveries(broadcast)).hasSameSizeAs(groups).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo("skipped");
            assertThat(delivery.reason()).isEqualTo("bot_revoked");
        });
        assertThat(groups)
                .allSatisfy(group -> assertThat(scene.textsIn(group.id())).isEmpty());
    }

    @Test
    void lost_request_is_sent_again_where_the_broadcast_wants_that() {
        var group = scene.group("One");
        once(group, new Fault.LoseRequest());
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"), Map.of("all", true), "resend");
        scene.awaitState(broadcast, "done");

        var delivery = scene.delivery(broadcast, group.id());
        assertThat(delivery.state()).isEqualTo("sent");
        assertThat(delivery.attempts()).isEqualTo(2);
        assertThat(delivery.doubt()).isEqualTo("finder_unavailable_resent");
        assertThat(scene.textsIn(group.id())).hasSize(1);
    }

    @Test
    void outage_of_some_seconds_leaves_few_messages_in_doubt() {
        int groups = 90;
        scene.groups(groups);
        scene.telegram().faults().add(new FaultRule(null, null, null, null, null, null, new Fault.Page(502)));
        scene.sender(Map.of("SENDER_RATE", "30"));

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        // without a brake all have been called for by then
        await().atMost(SenderScene.PATIENCE).until(() -> outageLasts() >= 3_000);
        scene.telegram().faults().clear();
        scene.awaitState(broadcast, "done");

        assertThat(scene.deliveries(broadcast)).extracting(Delivery::state).containsOnly("sent", "unknown");
        assertThat(Receipt.all(scene.telegram())).hasSizeGreaterThan(groups / 2);
    }

    /** Returns for how long Telegram has been called, by its own time in milliseconds. */
    private long outageLasts() {
        var calls = Receipt.calls(scene.telegram()).toList();
        return calls.isEmpty() ? 0 : calls.getLast().date() - calls.getFirst().date();
    }

    @Test
    void flood_limit_of_one_chat_holds_up_no_other() {
        int minute = 60;
        var flooded = scene.group("Flooded");
        var others = scene.groups(5);
        once(flooded, new Fault.Refuse(429, "Too Many Requests: retry after " + minute, minute));
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        await().atMost(SenderScene.PATIENCE)
                .until(() -> settled(broadcast) == 5 && !callsTo(flooded).isEmpty());

        var refused = callsTo(flooded);
        assertThat(refused).hasSize(1);
        assertThat(scene.delivery(broadcast, flooded.id()).state()).isEqualTo("pending");
        assertThat(Receipt.all(scene.telegram()))
                .extracting(Receipt::chat)
                .containsExactlyInAnyOrderElementsOf(
                        others.stream().map(EmulatedGroup::id).toList());
        assertThat(Receipt.all(scene.telegram()))
                .extracting(Receipt::date)
                .allMatch(date -> date < refused.getFirst().date() + minute * 1000L);
    }

    @Test
    void message_goes_out_once_the_flood_limit_is_over() {
        var flooded = scene.group("Flooded");
        once(flooded, new Fault.Refuse(429, "Too Many Requests: retry after 3", 3));
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        scene.awaitState(broadcast, "done");

        var calls = Receipt.calls(scene.telegram()).toList();
        assertThat(calls).hasSize(2);
        assertThat(calls.getLast().date())
                .isGreaterThanOrEqualTo(calls.getFirst().date() + 3000);
        assertThat(scene.delivery(broadcast, flooded.id()).state()).isEqualTo("sent");
    }

    @Test
    void photo_that_nobody_takes_goes_as_its_caption() {
        var group = scene.group("One");
        scene.sender(Map.of());

        var broadcast = scene.broadcasts(Map.of("text", "look", "photo", "AgACAgIAAxkBAAIBY2"));
        scene.awaitState(broadcast, "done");

        assertThat(scene.delivery(broadcast, group.id()).state()).isEqualTo("sent");
        assertThat(scene.textsIn(group.id())).singleElement().asString().startsWith("look\nDBG:");
    }

    @Test
    void what_is_no_groups_fault_counts_against_none() {
        var group = scene.group("Innocent");
        scene.sender(Map.of());
        for (int i = 0; i < 4; i++) {
            once(group, new Fault.Refuse(400, "Bad Request: BUTTON_URL_INVALID", null));
            scene.awaitState(scene.broadcasts(Map.of("text", "hello")), "done");
        }
        assertThat(scene.groupState(group)).isEqualTo("active");
    }

    /** Killed in the middle of whatever it does, again and again. */
    @Test
    void killed_senders_send_every_group_one_message_or_own_up_to_not_knowing() throws Exception {
        IntStream.range(0, 60).forEach(i -> scene.group("Group " + i));
        int kills = 4;
        int slots = 10;
        var environment = new HashMap<>(scene.environment());
        // SQS buries jobs that died with three senders: what they were to send is queued anew
        environment.putAll(Map.of(
                "VISIBILITY", "4s",
                "TELEGRAM_TIMEOUT", "2s",
                "BROADCAST_STALLED", "5s",
                "SLOTS", Integer.toString(slots)));
        var broadcast = scene.broadcasts(Map.of("text", "hello"));
        for (int kill = 0; kill < kills; kill++) {
            var sender = SenderProgram.start(environment);
            long before = settled(broadcast);
            await().atMost(SenderScene.PATIENCE).until(() -> settled(broadcast) >= Math.min(before + 8, 60));
            sender.destroyForcibly().waitFor();
        }
        scene.sender(Map.of("BROADCAST_STALLED", "5s"));
        scene.awaitState(broadcast, "done");

        var deliveries = scene.deliveries(broadcast);
        assertThat(deliveries).hasSize(60).extracting(Delivery::state).containsOnly("sent", "unknown");
        // a sender has no more in its hands than it has slots: the rest is certain
        assertThat(deliveries)
                .filteredOn(delivery -> delivery.state().equals("unknown"))
                .hasSizeLessThanOrEqualTo(kills * slots);
        for (var delivery : deliveries) {
            assertThat(scene.textsIn(delivery.chatId()))
                    .as(delivery.toString())
                    .hasSizeBetween(delivery.state().equals("sent") ? 1 : 0, 1);
        }
    }

    private List<Call> callsTo(EmulatedGroup group) {
        return Receipt.calls(scene.telegram())
                .filter(call ->
                        Long.toString(group.id()).equals(call.parameters().get("chat_id")))
                .toList();
    }

    private long settled(UUID broadcast) {
        return scene.deliveries(broadcast).stream()
                .filter(delivery -> delivery.settledAt() != null)
                .count();
    }

    private void once(EmulatedGroup group, Fault fault) {
        scene.telegram().faults().add(new FaultRule(null, null, Long.toString(group.id()), 1, fault));
    }
}
