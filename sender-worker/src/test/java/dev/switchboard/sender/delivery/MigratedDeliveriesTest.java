package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger makes of a group's two ids once it has become a supergroup. */
@ExtendWith(LocalParts.class)
class MigratedDeliveriesTest {
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final long SUPERGROUP = BroadcastRows.CHAT - 1;

    private final BroadcastRows rows;
    private final Deliveries deliveries;

    MigratedDeliveriesTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        deliveries = new PostgrestDeliveries(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void message_in_flight_while_its_group_becomes_a_supergroup_is_settled_by_its_old_id() {
        var broadcast = rows.running(Map.of("all", true));
        var one = begin(broadcast, BroadcastRows.CHAT, "one", "DBG:KKKK22", LEASE);

        rows.migrate(SUPERGROUP);
        assertThat(deliveries.begin(new Holding(broadcast, BroadcastRows.CHAT, "two"), "DBG:KKKK23", LEASE))
                .isInstanceOf(Verdict.Held.class);
        deliveries.settleSent(one, 7, "hello", null);

        assertThat(rows.deliveries(broadcast, Row.class)).containsExactly(new Row(SUPERGROUP, "sent"));
        assertThat(rows.recorded(broadcast, Message.class))
                .containsExactly(new Message("DBG:KKKK22", BroadcastRows.CHAT, 7, "hello"));
        assertThat(rows.state(broadcast)).isEqualTo("done");
    }

    @Test
    void group_named_by_the_id_that_it_had_before_is_found() {
        rows.migrate(SUPERGROUP);
        var late = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT)));

        assertThat(deliveries.lookAt(new Holding(late, BroadcastRows.CHAT, "one")))
                .isEqualTo(new Verdict.Ready(SUPERGROUP, Optional.empty()));
        assertThat(deliveries.begin(new Holding(late, BroadcastRows.CHAT, "one"), "DBG:LLLL22", LEASE))
                .isInstanceOfSatisfying(
                        Verdict.Send.class,
                        send -> assertThat(send.letter().chat()).isEqualTo(SUPERGROUP));
    }

    @Test
    void message_in_doubt_to_a_group_that_is_named_by_both_its_ids_stays_unknown_and_ends_the_broadcast() {
        var both = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT, SUPERGROUP)));
        begin(both, BroadcastRows.CHAT, "one", "DBG:VVVV22", Duration.ZERO);
        deliveries.settleFailed(begin(both, SUPERGROUP, "two", "DBG:VVVV23", LEASE), "kicked", "", false);

        rows.migrate(SUPERGROUP);

        assertThat(rows.deliveries(both, Row.class)).extracting(Row::state).containsOnly("unknown", "failed");
        assertThat(rows.state(both)).isEqualTo("done");
    }

    @Test
    void message_in_flight_to_a_group_that_is_named_by_both_its_ids_ends_with_its_job() {
        var both = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT, SUPERGROUP)));
        var one = begin(both, BroadcastRows.CHAT, "one", "DBG:XXXX22", LEASE);
        deliveries.settleFailed(begin(both, SUPERGROUP, "two", "DBG:XXXX23", LEASE), "kicked", "", false);
        rows.migrate(SUPERGROUP);
        assertThat(rows.state(both)).isEqualTo("running");

        deliveries.doubt(one, "no_answer", "");
        assertThat(deliveries.begin(one, "DBG:XXXX24", LEASE)).isInstanceOf(Verdict.Settled.class);

        assertThat(rows.deliveries(both, Row.class)).extracting(Row::state).containsOnly("unknown", "failed");
        assertThat(rows.state(both)).isEqualTo("done");
    }

    @Test
    void message_that_arrived_at_the_old_id_stands_for_both_ids_if_nothing_was_sent_to_the_new_one() {
        var both = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT, SUPERGROUP)));
        var one = begin(both, BroadcastRows.CHAT, "one", "DBG:YYYY22", LEASE);
        rows.migrate(SUPERGROUP);
        assertThat(deliveries.begin(new Holding(both, SUPERGROUP, "two"), "DBG:YYYY23", LEASE))
                .isInstanceOf(Verdict.Held.class);

        deliveries.settleSent(one, 7, "hello", null);

        assertThat(rows.deliveries(both, Row.class))
                .containsExactlyInAnyOrder(new Row(SUPERGROUP, "sent"), new Row(BroadcastRows.CHAT, "skipped"));
        assertThat(rows.recorded(both, Message.class))
                .containsExactly(new Message("DBG:YYYY22", BroadcastRows.CHAT, 7, "hello"));
        assertThat(rows.state(both)).isEqualTo("done");
    }

    @Test
    void message_that_arrived_at_the_old_id_is_settled_alone_while_another_is_sent_to_the_new_one() {
        var both = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT, SUPERGROUP)));
        var one = begin(both, BroadcastRows.CHAT, "one", "DBG:ZZZZ22", LEASE);
        var two = begin(both, SUPERGROUP, "two", "DBG:ZZZZ23", LEASE);
        rows.migrate(SUPERGROUP);

        deliveries.settleSent(one, 7, "hello", null);
        deliveries.settleSent(one, 7, "hello", null);

        assertThat(rows.deliveries(both, Row.class))
                .containsExactlyInAnyOrder(new Row(BroadcastRows.CHAT, "sent"), new Row(SUPERGROUP, "sending"));
        deliveries.release(two);
        assertThat(deliveries.begin(new Holding(both, SUPERGROUP, "three"), "DBG:ZZZZ24", LEASE))
                .isInstanceOf(Verdict.Settled.class);
        assertThat(rows.deliveries(both, Row.class)).extracting(Row::state).containsOnly("sent", "skipped");
        assertThat(rows.state(both)).isEqualTo("done");
    }

    @Test
    void message_that_arrived_at_the_old_id_is_settled_although_the_new_one_failed() {
        var both = rows.running(Map.of("chats", List.of(BroadcastRows.CHAT, SUPERGROUP)));
        var one = begin(both, BroadcastRows.CHAT, "one", "DBG:AAYY22", LEASE);
        deliveries.settleFailed(begin(both, SUPERGROUP, "two", "DBG:AAYY23", LEASE), "kicked", "", false);
        rows.migrate(SUPERGROUP);

        deliveries.settleSent(one, 7, "hello", null);

        assertThat(rows.deliveries(both, Row.class)).extracting(Row::state).containsOnly("sent", "failed");
        assertThat(rows.state(both)).isEqualTo("done");
    }

    private Holding begin(UUID of, long chat, String holder, String code, Duration lease) {
        var holding = new Holding(of, chat, holder);
        assertThat(deliveries.begin(holding, code, lease)).isInstanceOf(Verdict.Send.class);
        return holding;
    }

    private record Message(String debugCode, long chatId, long messageId, String text) {}

    private record Row(long chatId, String state) {}
}
