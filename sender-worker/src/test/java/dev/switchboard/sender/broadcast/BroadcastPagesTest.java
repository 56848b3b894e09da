package dev.switchboard.sender.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No call does more than a page of a broadcast, however many groups it has, and people see the truth between pages. */
@ExtendWith(LocalParts.class)
class BroadcastPagesTest {
    private static final Map<String, Boolean> ALL = Map.of("all", true);

    /** In the order in which they are opened; {@link BroadcastRows#CHAT} is the second. */
    private static final List<Long> GROUPS = LongStream.range(-1, 4)
            .mapToObj(number -> BroadcastRows.CHAT - number)
            .toList();

    private final BroadcastRows rows;
    private final Broadcasts broadcasts;

    BroadcastPagesTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        broadcasts = new PostgrestBroadcasts(rows.postgrest());
        GROUPS.stream().filter(group -> group != BroadcastRows.CHAT).forEach(rows::group);
        rows.settleEnded(); // what other tests left
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void broadcast_opens_a_page_of_deliveries_a_call_and_runs_when_all_are_open() {
        var broadcast = rows.scheduled(ALL);

        assertThat(open(broadcast, null)).containsExactly(GROUPS.get(1));
        assertThat(opened(broadcast)).hasSize(2);
        assertThat(open(broadcast, GROUPS.get(1))).containsExactly(GROUPS.get(3));
        assertThat(opened(broadcast)).hasSize(4);
        assertThat(rows.state(broadcast)).isEqualTo("scheduled");
        assertThat(broadcasts.nextChats(broadcast, 10)).isEmpty();

        assertThat(open(broadcast, GROUPS.get(3))).isEmpty();
        assertThat(opened(broadcast)).hasSize(5);
        assertThat(rows.state(broadcast)).isEqualTo("running");
        assertThat(broadcasts.nextChats(broadcast, 2)).containsExactly(GROUPS.get(4), GROUPS.get(3));
    }

    @Test
    void chats_that_are_named_are_opened_in_pages_too_each_once() {
        var broadcast = rows.scheduled(Map.of("chats", List.of(7, -3, 7, 5)));

        assertThat(open(broadcast, null)).containsExactly(5L);
        assertThat(open(broadcast, 5L)).isEmpty();

        assertThat(opened(broadcast)).containsExactlyInAnyOrder(7L, 5L, -3L);
    }

    @Test
    void start_that_stopped_half_way_begins_anew() {
        var broadcast = rows.scheduled(ALL);
        open(broadcast, null);

        broadcasts.start(broadcast);

        assertThat(rows.state(broadcast)).isEqualTo("running");
        assertThat(opened(broadcast)).containsExactlyInAnyOrderElementsOf(GROUPS);
    }

    @Test
    void group_that_becomes_a_supergroup_between_two_pages_gets_one_delivery() {
        long supergroup = -1_002_000_000_001L;
        var broadcast = rows.scheduled(ALL);
        open(broadcast, null);

        rows.migrate(supergroup);
        broadcasts.start(broadcast);

        assertThat(opened(broadcast)).hasSize(5).contains(supergroup).doesNotContain(BroadcastRows.CHAT);
    }

    @Test
    void group_that_becomes_a_supergroup_before_its_page_is_still_to_come() {
        long supergroup = -1_002_000_000_002L;
        var broadcast = rows.scheduled(ALL);
        assertThat(open(broadcast, null, 1)).containsExactly(GROUPS.get(0));

        rows.migrate(supergroup);
        var last = open(broadcast, GROUPS.get(0), 10);

        assertThat(last).isEmpty();
        assertThat(opened(broadcast)).hasSize(5).contains(supergroup).doesNotContain(BroadcastRows.CHAT);
    }

    @Test
    void broadcast_that_is_cancelled_while_it_starts_opens_no_more_and_runs_never() {
        var broadcast = rows.scheduled(ALL);
        open(broadcast, null);

        rows.tell("cancel_broadcast", broadcast);

        assertThat(open(broadcast, GROUPS.get(1))).isEmpty();
        assertThat(rows.state(broadcast)).isEqualTo("cancelled");
        assertThat(broadcasts.settleEnded(10)).isEqualTo(2);
    }

    @Test
    void broadcast_that_is_refused_after_its_start_stopped_half_way_leaves_nothing_waiting() {
        var broadcast = rows.scheduled(ALL);
        open(broadcast, null);

        broadcasts.refuse(broadcast, "photo_host_unknown", "no address");

        assertThat(broadcasts.settleEnded(10)).isEqualTo(2);
        assertThat(rows.progress(broadcast).at("/reasons/skipped/refused").asInt())
                .isEqualTo(2);
    }

    @Test
    void cancelled_broadcast_shows_its_end_at_once_and_settles_a_page_a_call() {
        var broadcast = rows.running(ALL);

        rows.tell("cancel_broadcast", broadcast);

        assertThat(waiting(broadcast)).isEqualTo(5);
        assertAllSkipped(broadcast);
        assertThat(broadcasts.settleEnded(2)).isEqualTo(2);
        assertThat(waiting(broadcast)).isEqualTo(3);
        assertAllSkipped(broadcast);
        assertThat(broadcasts.settleEnded(2)).isEqualTo(2);
        assertThat(broadcasts.settleEnded(2)).isEqualTo(1);
        assertThat(broadcasts.settleEnded(2)).isZero();
        assertThat(waiting(broadcast)).isZero();
        assertAllSkipped(broadcast);
    }

    @Test
    void broadcast_that_ended_with_nothing_waiting_keeps_no_other_from_being_settled() {
        var draft = rows.draft(ALL);
        var broadcast = rows.running(ALL);
        rows.tell("cancel_broadcast", draft);
        rows.tell("cancel_broadcast", broadcast);

        assertThat(broadcasts.settleEnded(10)).isEqualTo(5);
    }

    private void assertAllSkipped(UUID broadcast) {
        var progress = rows.progress(broadcast);
        assertThat(progress.path("by_state")).hasToString("{\"skipped\":5}");
        assertThat(progress.path("reasons")).hasToString("{\"skipped\":{\"cancelled\":5}}");
    }

    @Test
    void ledger_of_a_broadcast_is_purged_in_pages_before_the_broadcast() {
        var broadcast = rows.running(ALL);
        rows.tell("cancel_broadcast", broadcast);
        rows.change(broadcast, Map.of("finished_at", Instant.now().minus(Duration.ofDays(91))));

        assertThat(rows.purge("purge_deliveries", 2)).isEqualTo(2);
        rows.purge("purge_broadcasts", 1_000);

        assertThat(opened(broadcast)).isNotEmpty();
        assertThat(broadcasts.open(broadcast)).isPresent();
    }

    private Long[] open(UUID broadcast, @Nullable Long below) {
        return open(broadcast, below, 2);
    }

    private Long[] open(UUID broadcast, @Nullable Long below, int most) {
        var arguments = new HashMap<String, @Nullable Object>();
        arguments.put("broadcast_id", broadcast);
        arguments.put("below", below);
        arguments.put("most", most);
        return rows.postgrest().call(PostgrestFunction.idempotent("open_deliveries", Long[].class), arguments);
    }

    private List<Long> opened(UUID broadcast) {
        return rows.deliveries(broadcast, ChatId.class).stream()
                .map(ChatId::chatId)
                .toList();
    }

    private long waiting(UUID broadcast) {
        return rows.deliveries(broadcast, JsonNode.class).stream()
                .filter(delivery -> delivery.path("settled_at").isNull())
                .count();
    }

    private record ChatId(long chatId) {}
}
