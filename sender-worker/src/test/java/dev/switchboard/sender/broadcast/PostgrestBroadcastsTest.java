package dev.switchboard.sender.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.PostgrestRefusedException;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When broadcasts are due, and whose jobs are queued. */
@ExtendWith(LocalParts.class)
class PostgrestBroadcastsTest {
    private static final Map<String, Boolean> ALL = Map.of("all", true);
    private static final Duration LONG = Duration.ofDays(1);

    private final BroadcastRows rows;
    private final Broadcasts broadcasts;

    PostgrestBroadcastsTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        broadcasts = new PostgrestBroadcasts(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void due_broadcast_is_handed_out_once() {
        var draft = rows.draft(ALL);
        var due = rows.scheduled(ALL);

        assertThat(isTaken(due, LONG)).isTrue();
        assertThat(isTaken(due, LONG)).isFalse();
        assertThat(isTaken(draft, LONG)).isFalse();
    }

    @Test
    void broadcast_of_which_nothing_moves_any_more_is_queued_anew_and_later_the_next_time() {
        var lost = rows.running(ALL);

        assertThat(isTaken(lost, LONG)).isFalse();
        assertThat(isTaken(lost, Duration.ofSeconds(-10))).isTrue();
        assertThat(broadcasts.open(lost).orElseThrow().round()).isEqualTo(1);
        assertThat(broadcasts.nextChats(lost, 10)).containsExactly(BroadcastRows.CHAT);
    }

    @Test
    void broadcast_of_a_bot_that_was_revoked_is_queued_anew_too_so_that_it_ends() {
        var lost = rows.running(ALL);
        rows.revokeBot();

        assertThat(isTaken(lost, Duration.ofSeconds(-10))).isTrue();
    }

    @Test
    void who_queues_for_an_earlier_round_is_told_to_stop() {
        var broadcast = rows.scheduled(ALL);
        broadcasts.start(broadcast);
        rows.tell("pause_broadcast", broadcast);
        assertThat(broadcasts.nextChats(broadcast, 10)).isEmpty();
        rows.tell("resume_broadcast", broadcast);

        assertThat(broadcasts.recordQueued(broadcast, 0, BroadcastRows.CHAT)).isFalse();
        assertThat(broadcasts.nextChats(broadcast, 10)).containsExactly(BroadcastRows.CHAT);
        assertThat(broadcasts.recordQueued(broadcast, 1, BroadcastRows.CHAT)).isTrue();
        assertThat(broadcasts.nextChats(broadcast, 10)).isEmpty();
    }

    @Test
    void group_that_becomes_a_supergroup_before_it_is_queued_is_queued_there() {
        long supergroup = -1_002_000_000_000L;
        long between = BroadcastRows.CHAT - 1;
        rows.group(between);
        var broadcast = rows.scheduled(ALL);
        broadcasts.start(broadcast);
        assertThat(isTaken(broadcast, LONG)).isTrue();
        assertThat(broadcasts.nextChats(broadcast, 1)).containsExactly(between);
        broadcasts.recordQueued(broadcast, 0, between);

        rows.migrate(supergroup);

        assertThat(broadcasts.recordQueued(broadcast, 0, null)).isFalse();
        assertThat(isTaken(broadcast, LONG)).isTrue();
        assertThat(broadcasts.nextChats(broadcast, 1)).containsExactly(supergroup);
    }

    @Test
    void group_that_becomes_a_supergroup_within_the_page_that_is_being_queued_is_queued_there() {
        long supergroup = -1_002_000_000_000L;
        long between = BroadcastRows.CHAT - 1;
        rows.group(between);
        var broadcast = rows.scheduled(ALL);
        broadcasts.start(broadcast);
        assertThat(isTaken(broadcast, LONG)).isTrue();
        assertThat(broadcasts.nextChats(broadcast, 1)).containsExactly(between);

        rows.migrate(supergroup);

        assertThat(broadcasts.recordQueued(broadcast, 0, between)).isFalse();
        assertThat(isTaken(broadcast, LONG)).isTrue();
        assertThat(broadcasts.nextChats(broadcast, 1)).containsExactly(supergroup);
    }

    @Test
    void group_that_wanted_no_broadcasts_wants_none_as_a_supergroup() {
        long supergroup = -1_002_000_000_001L;
        rows.group(supergroup);
        rows.change(BroadcastRows.CHAT, Map.of("final_message_allowed", false));

        rows.migrate(supergroup);

        assertThat(rows.wantsBroadcasts(supergroup)).isFalse();
    }

    @Test
    void broadcast_that_ended_long_ago_is_deleted_with_its_ledger_and_its_messages_stay() {
        var old = rows.running(ALL);
        var young = rows.running(ALL);
        rows.recordSent(old, "DBG:UUUU22");
        List.of(old, young).forEach(broadcast -> rows.tell("cancel_broadcast", broadcast));
        rows.change(old, Map.of("finished_at", Instant.now().minus(Duration.ofDays(91))));
        rows.change(young, Map.of("finished_at", Instant.now().minus(Duration.ofDays(89))));

        rows.purge();

        assertThat(broadcasts.open(old)).isEmpty();
        assertThat(rows.isOnRecord("DBG:UUUU22")).isTrue();
        assertThat(broadcasts.open(young)).isPresent();
        assertThat(rows.deliveries(young, JsonNode.class)).hasSize(1);
    }

    @Test
    void reasons_are_told_apart_by_what_they_led_to() {
        var broadcast = rows.running(ALL);
        rows.tell("cancel_broadcast", broadcast);

        assertThat(rows.progress(broadcast).at("/reasons/skipped/cancelled").asInt())
                .isEqualTo(1);
    }

    @Test
    void broadcast_to_nobody_is_done_when_all_of_it_is_queued() {
        var nobody = rows.running(Map.of("title_contains", "no such title"));

        assertThat(rows.state(nobody)).isEqualTo("done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"all\":false}",
                "{\"all\":\"true\"}",
                "{\"all\":true,\"title_contians\":\"x\"}",
                "{\"chats\":[\"x\"]}",
                "{\"chats\":[\"-1001000000001\"]}",
                "{\"chats\":[-1,null]}",
                "{\"chats\":[[-1]]}",
                "{\"chats\":[1.5]}",
                "{\"chats\":[]}",
                "{\"chats\":null}",
                "{\"chats\":-1}",
                "{\"chats\":[-1],\"title_contains\":\"x\"}",
                "{\"title_contains\":null}",
                "{\"title_contains\":\"\"}",
                "{\"title_contains\":\" \\n\"}",
                "{\"title_contains\":7}",
                "{\"active_since\":null}",
                "{\"active_since\":\"\"}",
                "{\"active_since\":\"soon\"}",
                "{\"active_since\":1767225600}"
            })
    void targets_that_do_not_say_whom_they_mean_are_refused_when_the_broadcast_is_made(String targets)
            throws Exception {
        var json = new ObjectMapper().readTree(targets);

        assertThatThrownBy(() -> rows.draft(json)).isInstanceOf(PostgrestRefusedException.class);
    }

    @Test
    void pace_of_a_young_broadcast_goes_by_the_time_it_had() {
        var broadcast = rows.running(ALL);

        assertThat(paceSeconds(broadcast, Instant.now().minus(LONG))).isEqualTo(60);
        assertThat(paceSeconds(broadcast, Instant.now().minusSeconds(30))).isBetween(29, 60);
        assertThat(paceSeconds(broadcast, Instant.now().plus(LONG))).isEqualTo(1);
    }

    private int paceSeconds(UUID broadcast, Instant startedAt) {
        rows.change(broadcast, Map.of("started_at", startedAt));
        return rows.progress(broadcast).path("pace_seconds").asInt();
    }

    @Test
    void refusal_of_targets_names_what_nobody_understands() {
        assertThatThrownBy(() -> rows.draft(Map.of("all", true, "title_contians", "x")))
                .hasMessageContaining("'title_contians' is no way to choose groups");
    }

    @Test
    void broadcast_that_was_put_off_is_not_started_by_a_job_that_was_queued_before() {
        var broadcast = rows.scheduled(ALL);
        rows.change(broadcast, Map.of("scheduled_at", Instant.now().plus(LONG)));

        broadcasts.start(broadcast);

        assertThat(rows.state(broadcast)).isEqualTo("scheduled");
        assertThat(broadcasts.nextChats(broadcast, 10)).isEmpty();
    }

    private boolean isTaken(UUID broadcast, Duration stalled) {
        return broadcasts.takeDue(1_000, stalled).stream()
                .anyMatch(due -> due.id().equals(broadcast));
    }
}
