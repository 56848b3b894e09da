package dev.switchboard.sender.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.sender.BroadcastRows;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** No call wants more than a page of a recalled broadcast back, however many groups it went to. */
@ExtendWith(LocalParts.class)
class RecallPagesTest {
    private static final Instant FIRST_SENT = Instant.parse("2026-11-01T12:00:00Z");
    private static final AtomicLong LAST_CHAT = new AtomicLong(-1_003_000_000_000L);

    private final BroadcastRows rows;
    private final Deletions deletions;
    private final UUID broadcast;

    RecallPagesTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        deletions = new PostgrestDeletions(rows.postgrest());
        broadcast = rows.running(Map.of("all", true));
        while (deletions.wantRecalled(1_000) > 0) {} // what other tests left
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void recall_is_shown_at_once_and_wants_a_page_a_call() {
        IntStream.range(0, 5).forEach(number -> sent(number, number));

        rows.tell("recall_broadcast", broadcast);

        assertThat(rows.state(broadcast)).isEqualTo("cancelled");
        assertThat(wanted()).isZero();
        assertThat(recalled()).hasToString("{\"pending\":5}");
        assertThat(deletions.wantRecalled(2)).isEqualTo(2);
        assertThat(wanted()).isEqualTo(2);
        assertThat(recalled()).hasToString("{\"pending\":5}");
        assertThat(deletions.wantRecalled(2)).isEqualTo(2);
        assertThat(deletions.wantRecalled(2)).isEqualTo(1);
        assertThat(deletions.wantRecalled(2)).isZero();
        assertThat(wanted()).isEqualTo(5);
    }

    @Test
    void messages_of_one_moment_go_together() {
        IntStream.range(0, 3).forEach(number -> sent(number, 0));
        sent(3, 1);
        rows.tell("recall_broadcast", broadcast);

        deletions.wantRecalled(2);
        assertThat(wanted()).isEqualTo(3);
        deletions.wantRecalled(2);
        assertThat(wanted()).isEqualTo(4);
    }

    @Test
    void recall_of_what_was_never_sent_keeps_no_other_from_its_page() {
        rows.tell("recall_broadcast", rows.draft(Map.of("all", true)));
        sent(0, 0);
        rows.tell("recall_broadcast", broadcast);

        assertThat(deletions.wantRecalled(10)).isEqualTo(1);
    }

    @Test
    void second_recall_wants_what_could_not_be_deleted_and_shows_so_before_it_comes_to_it() {
        sent(0, 0);
        sent(1, 1);
        rows.tell("recall_broadcast", broadcast);
        deletions.wantRecalled(10);
        settled("deleted", 1);
        settled("chat_not_found", 2);

        rows.tell("recall_broadcast", broadcast);

        assertThat(recalled()).hasToString("{\"deleted\":1,\"pending\":1}");
        deletions.wantRecalled(10);
        assertThat(recalled()).hasToString("{\"deleted\":1,\"pending\":1}");
        settled("deleted", 2);
        assertThat(recalled()).hasToString("{\"deleted\":2}");
    }

    @Test
    void message_that_is_sent_after_the_recall_is_wanted_back_by_itself() {
        rows.tell("recall_broadcast", broadcast);

        sent(0, 0);

        assertThat(wanted()).isEqualTo(1);
    }

    /** Puts a message on record, sent so many seconds after the first. */
    private void sent(int number, int second) {
        rows.postgrest()
                .from("sent_messages")
                .insert(List.of(Map.of(
                        "debug_code",
                        "DBG:" + rows.bot() + "-" + number,
                        "bot_id",
                        rows.bot(),
                        "chat_id",
                        LAST_CHAT.decrementAndGet(),
                        "message_id",
                        number + 1,
                        "broadcast_id",
                        broadcast,
                        "text",
                        "hello",
                        "sent_at",
                        FIRST_SENT.plusSeconds(second))));
    }

    private void settled(String result, int message) {
        rows.postgrest()
                .from("message_deletions")
                .update(
                        Map.of("result", result, "settled_at", Instant.now()),
                        Filter.and(Filter.eq("bot_id", rows.bot()), Filter.eq("message_id", message)));
    }

    private long wanted() {
        return rows.postgrest()
                .from("message_deletions")
                .select()
                .where(Filter.eq("bot_id", rows.bot()))
                .count();
    }

    private JsonNode recalled() {
        return rows.progress(broadcast).path("recalled");
    }
}
