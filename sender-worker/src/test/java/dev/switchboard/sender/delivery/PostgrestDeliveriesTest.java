package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger allows, in whatever order runs come, die and come again. */
@ExtendWith(LocalParts.class)
class PostgrestDeliveriesTest {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final Map<String, Boolean> ALL = Map.of("all", true);

    private final BroadcastRows rows;
    private final UUID broadcast;
    private final Deliveries deliveries;

    PostgrestDeliveriesTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        broadcast = rows.running(ALL);
        deliveries = new PostgrestDeliveries(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void second_run_waits_for_the_first_ones_lease() {
        assertThat(begin("one", "DBG:AAAA22", LEASE)).isInstanceOf(Verdict.Send.class);

        assertThat(begin("two", "DBG:AAAA23", LEASE)).isInstanceOf(Verdict.Held.class);
        assertThat(begin("one", "DBG:AAAA22", LEASE)).isInstanceOf(Verdict.Send.class);
        assertThat(row().attempts()).isEqualTo(1);
    }

    @Test
    void run_that_died_leaves_its_delivery_in_doubt_with_its_code() {
        begin("one", "DBG:BBBB22", Duration.ZERO);

        var verdict = begin("two", "DBG:BBBB23", LEASE);

        assertThat(verdict).isInstanceOfSatisfying(Verdict.InDoubt.class, doubt -> {
            assertThat(doubt.letter().debugCode()).isEqualTo("DBG:BBBB22");
            assertThat(doubt.letter().policy()).isEqualTo(UnknownPolicy.SKIP);
        });
        assertThat(row().state()).isEqualTo("unknown");
        assertThat(broadcastState()).isEqualTo("running");
    }

    @Test
    void run_that_was_thought_dead_is_listened_to_until_another_holds_the_delivery() {
        begin("one", "DBG:CCCC22", Duration.ZERO);
        begin("two", "DBG:CCCC23", LEASE);
        deliveries.release(holding("one"));
        assertThat(row().state()).isEqualTo("pending");

        begin("one", "DBG:CCCC22", Duration.ZERO);
        begin("two", "DBG:CCCC23", LEASE);
        deliveries.resend(holding("two"), LEASE, Doubt.FINDER_UNAVAILABLE_RESENT);
        deliveries.release(holding("one"));
        assertThat(deliveries.settleFailed(holding("one"), "kicked", "", true)).isEmpty();
        assertThat(row().state()).isEqualTo("sending");
    }

    @Test
    void message_of_a_run_that_was_thought_dead_is_there_whatever_was_thought_meanwhile() {
        begin("one", "DBG:PPPP22", Duration.ZERO);
        begin("two", "DBG:PPPP23", LEASE);
        deliveries.leave(broadcast, BroadcastRows.CHAT, Doubt.FINDER_UNAVAILABLE_LEFT);
        assertThat(row().state()).isEqualTo("unknown");

        deliveries.settleSent(holding("one"), 7, "hello", null);

        assertThat(row().state()).isEqualTo("sent");
        assertThat(row().messageId()).isEqualTo(7);
    }

    @Test
    void message_that_arrived_is_not_sent_again_by_who_holds_its_delivery_by_now() {
        begin("one", "DBG:QQQQ22", Duration.ZERO);
        begin("two", "DBG:QQQQ23", LEASE);
        deliveries.resend(holding("two"), LEASE, Doubt.FINDER_UNAVAILABLE_RESENT);

        deliveries.settleSent(holding("one"), 7, "hello", null);
        deliveries.release(holding("two"));

        assertThat(row().state()).isEqualTo("sent");
        assertThat(begin("two", "DBG:QQQQ24", LEASE)).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void run_that_asks_again_goes_on_even_if_it_was_thought_dead_meanwhile() {
        begin("one", "DBG:RRRR22", Duration.ZERO);
        assertThat(deliveries.lookAt(holding("one"))).isInstanceOf(Verdict.Ready.class);
        begin("two", "DBG:RRRR23", LEASE);
        assertThat(row().state()).isEqualTo("unknown");

        assertThat(begin("one", "DBG:RRRR24", LEASE))
                .isInstanceOfSatisfying(
                        Verdict.Send.class,
                        send -> assertThat(send.letter().debugCode()).isEqualTo("DBG:RRRR22"));
        assertThat(row().attempts()).isEqualTo(1);
    }

    @Test
    void run_that_asks_again_sends_nothing_of_a_broadcast_that_was_cancelled_meanwhile() {
        begin("one", "DBG:SSSS22", LEASE);
        rows.tell("cancel_broadcast", broadcast);

        assertThat(begin("one", "DBG:SSSS22", LEASE)).isInstanceOf(Verdict.Settled.class);
        assertThat(row().state()).isEqualTo("skipped");
    }

    @Test
    void doubt_that_is_left_stays_unknown_and_ends_the_broadcast() {
        begin("one", "DBG:DDDD22", Duration.ZERO);
        begin("two", "DBG:DDDD23", LEASE);

        deliveries.leave(broadcast, BroadcastRows.CHAT, Doubt.FINDER_UNAVAILABLE_LEFT);

        assertThat(row().state()).isEqualTo("unknown");
        assertThat(row().settledAt()).isNotNull();
        assertThat(broadcastState()).isEqualTo("done");
        assertThat(begin("three", "DBG:DDDD24", LEASE)).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void doubt_is_sent_again_with_the_same_code_by_one_run_only() {
        begin("one", "DBG:EEEE22", Duration.ZERO);
        begin("two", "DBG:EEEE23", LEASE);

        assertThat(deliveries.resend(holding("two"), LEASE, Doubt.FINDER_UNAVAILABLE_RESENT))
                .isInstanceOfSatisfying(
                        Verdict.Send.class,
                        send -> assertThat(send.letter().debugCode()).isEqualTo("DBG:EEEE22"));
        assertThat(deliveries.resend(holding("three"), LEASE, Doubt.FINDER_UNAVAILABLE_RESENT))
                .isInstanceOf(Verdict.Settled.class);
        assertThat(row().attempts()).isEqualTo(2);
    }

    @Test
    void doubt_that_was_found_is_sent() {
        begin("one", "DBG:FFFF22", Duration.ZERO);
        begin("two", "DBG:FFFF23", LEASE);

        deliveries.settleFound(holding("two"), 77, "as shown", null);

        assertThat(row().state()).isEqualTo("sent");
        assertThat(row().messageId()).isEqualTo(77);
        assertThat(rows.recorded(broadcast, Message.class))
                .containsExactly(new Message("DBG:FFFF22", BroadcastRows.CHAT, 77, "as shown"));
        assertThat(broadcastState()).isEqualTo("done");
    }

    @Test
    void doubt_is_sent_three_times_in_all() {
        begin("one", "DBG:MMMM22", Duration.ZERO);
        for (var holder : List.of("two", "three")) {
            begin(holder, "DBG:MMMM23", LEASE);
            assertThat(deliveries.resend(holding(holder), Duration.ZERO, Doubt.FINDER_UNAVAILABLE_RESENT))
                    .isInstanceOf(Verdict.Send.class);
            assertThat(deliveries.resend(holding(holder), Duration.ZERO, Doubt.FINDER_UNAVAILABLE_RESENT))
                    .isInstanceOf(Verdict.Send.class);
        }
        begin("four", "DBG:MMMM23", LEASE);

        assertThat(deliveries.resend(holding("four"), LEASE, Doubt.FINDER_UNAVAILABLE_RESENT))
                .isInstanceOf(Verdict.Settled.class);
        assertThat(row().state()).isEqualTo("unknown");
        assertThat(row().settledAt()).isNotNull();
    }

    @Test
    void look_finds_what_a_run_would_and_begins_nothing() {
        assertThat(deliveries.lookAt(holding("two"))).isInstanceOf(Verdict.Ready.class);
        assertThat(row().attempts()).isZero();

        begin("one", "DBG:NNNN22", LEASE);
        assertThat(deliveries.lookAt(holding("two"))).isInstanceOf(Verdict.Held.class);
        deliveries.settleSent(holding("one"), 7, "hello", null);
        assertThat(deliveries.lookAt(holding("two"))).isInstanceOf(Verdict.Settled.class);
    }

    @Test
    void code_of_another_message_is_refused() {
        begin("one", "DBG:GGGG22", LEASE);
        deliveries.settleSent(holding("one"), 7, "hello", null);
        var second = rows.running(ALL);

        assertThat(deliveries.begin(new Holding(second, BroadcastRows.CHAT, "one"), "DBG:GGGG22", LEASE))
                .isInstanceOf(Verdict.CodeTaken.class);
        assertThat(deliveries.begin(new Holding(second, BroadcastRows.CHAT, "one"), "DBG:GGGG23", LEASE))
                .isInstanceOf(Verdict.Send.class);
    }

    @Test
    void code_of_a_message_whose_broadcast_was_deleted_is_not_drawn_again() {
        begin("one", "DBG:TTTT22", LEASE);
        deliveries.settleSent(holding("one"), 7, "hello", null);
        rows.delete(broadcast);
        var second = rows.running(ALL);

        assertThat(deliveries.begin(new Holding(second, BroadcastRows.CHAT, "one"), "DBG:TTTT22", LEASE))
                .isInstanceOf(Verdict.CodeTaken.class);
    }

    @Test
    void admin_to_be_told_is_named_again_to_whoever_asks_again() {
        for (int i = 0; i < 3; i++) {
            var id = i == 0 ? broadcast : rows.running(ALL);
            var holding = new Holding(id, BroadcastRows.CHAT, "one");
            deliveries.begin(holding, "DBG:HHHH2" + (i + 2), LEASE);
            var expected = i == 2 ? OptionalLong.of(BroadcastRows.ADMIN) : OptionalLong.empty();
            assertThat(deliveries.settleFailed(holding, "kicked", "Forbidden", true))
                    .isEqualTo(expected);
            assertThat(deliveries.settleFailed(holding, "kicked", "Forbidden", true))
                    .isEqualTo(expected);
            assertThat(deliveries.begin(holding, "DBG:HHHH25", LEASE))
                    .isEqualTo(new Verdict.Settled(BroadcastRows.CHAT, expected));
        }
    }

    @Test
    void message_that_was_not_sent_of_a_broadcast_that_was_cancelled_meanwhile_is_skipped() {
        begin("one", "DBG:WWWW22", LEASE);
        rows.tell("cancel_broadcast", broadcast);

        deliveries.release(holding("one"));

        assertThat(row().state()).isEqualTo("skipped");
        assertThat(row().settledAt()).isNotNull();
        assertThat(rows.progress(broadcast).at("/reasons/skipped/cancelled").asInt())
                .isEqualTo(1);
    }

    @Test
    void nothing_is_left_to_send_of_a_broadcast_that_is_gone() {
        rows.delete(broadcast);

        assertThat(deliveries.lookAt(holding("one")))
                .isEqualTo(new Verdict.Settled(BroadcastRows.CHAT, OptionalLong.empty()));
    }

    private Verdict begin(String holder, String code, Duration lease) {
        return deliveries.begin(holding(holder), code, lease);
    }

    private Holding holding(String holder) {
        return new Holding(broadcast, BroadcastRows.CHAT, holder);
    }

    private Row row() {
        return rows.deliveries(broadcast, Row.class).getFirst();
    }

    private record Message(String debugCode, long chatId, long messageId, String text) {}

    private record Row(
            long chatId,
            String state,
            int attempts,
            @Nullable Long messageId,
            @Nullable String settledAt) {}

    private String broadcastState() {
        return rows.state(broadcast);
    }
}
