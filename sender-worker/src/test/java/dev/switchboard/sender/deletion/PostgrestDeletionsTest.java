package dev.switchboard.sender.deletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.postgrest.PostgrestRefusedException;
import dev.switchboard.sender.BroadcastRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the ledger of deletions allows, in whatever order runs come, die and come again. */
@ExtendWith(LocalParts.class)
class PostgrestDeletionsTest {
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** The Supabase is shared by all tests, and the messages of a supergroup have one count. */
    private static final AtomicLong LAST_CHAT = new AtomicLong(-1_002_000_000_000L);

    private final long chat = LAST_CHAT.decrementAndGet();
    private final BroadcastRows rows;
    private final BroadcastRows others;
    private final Deletions deletions;

    PostgrestDeletionsTest(SupabasePart supabase) {
        rows = new BroadcastRows(supabase);
        others = new BroadcastRows(supabase);
        deletions = new PostgrestDeletions(rows.postgrest());
    }

    @AfterEach
    void close() {
        rows.close();
        others.close();
    }

    @Test
    void second_run_waits_for_the_first_ones_lease_and_the_first_hears_the_same_again() {
        want(1, 2);
        var begun = begin("one", LEASE);
        want(3);

        assertThat(begun).isEqualTo(new Verdict.Delete(List.of(1, 2)));
        assertThat(begin("one", LEASE)).isEqualTo(begun);
        assertThat(begin("two", LEASE)).isInstanceOf(Verdict.Busy.class);
        assertThat(deletions.lookAt(rows.bot(), chat)).isInstanceOf(Verdict.Busy.class);
    }

    @Test
    void run_that_was_thought_dead_changes_nothing() {
        want(1);
        begin("one", Duration.ZERO);
        begin("two", LEASE);

        deletions.settle(holding("one"), Result.REFUSED, "late");
        deletions.release(holding("one"), true);
        deletions.doubt(holding("one"), "late", 1);

        assertThat(row(1).result()).isEqualTo("pending");
    }

    @Test
    void message_that_is_gone_after_a_dead_runs_call_was_deleted_by_it() {
        want(1, 2);
        begin("one", Duration.ZERO);
        deletions.release(holding("one"), true);
        begin("two", Duration.ZERO);
        begin("three", LEASE);

        assertThat(deletions.settle(holding("three"), Result.ALREADY_DELETED, "not found"))
                .isEqualTo(1);
        begin("three", LEASE);
        assertThat(deletions.settle(holding("three"), Result.ALREADY_DELETED, "not found"))
                .isZero();

        assertThat(row(1).result()).isEqualTo("deleted");
        assertThat(row(2).result()).isEqualTo("already_deleted");
        assertThat(begin("four", LEASE)).isEqualTo(new Verdict.Nothing());
    }

    @Test
    void hundred_messages_go_into_one_call() {
        want(IntStream.rangeClosed(1, 101).toArray());

        assertThat(begin("one", LEASE))
                .isInstanceOfSatisfying(
                        Verdict.Delete.class,
                        turn -> assertThat(turn.messages()).hasSize(100));
        assertThat(deletions.settle(holding("one"), Result.DELETED, null)).isEqualTo(1);
        assertThat(begin("one", LEASE)).isEqualTo(new Verdict.Delete(List.of(101)));
    }

    @Test
    void what_was_refused_together_and_what_the_ledger_speaks_against_goes_alone() {
        want(1, 2);
        begin("one", LEASE);
        deletions.release(holding("one"), true);
        want(3, 4);
        wantOfOthers(5);

        assertThat(begin("one", LEASE)).isEqualTo(new Verdict.Delete(List.of(3, 4)));
        deletions.settle(holding("one"), Result.DELETED, null);
        for (int message : List.of(1, 2, 5)) {
            assertThat(begin("one", LEASE)).isEqualTo(new Verdict.Delete(List.of(message)));
            deletions.settle(holding("one"), Result.CANNOT_BE_DELETED, "message can't be deleted");
        }

        assertThat(row(1).result()).isEqualTo("not_enough_rights");
        assertThat(row(5).result()).isEqualTo("wrong_bot");
    }

    @Test
    void age_is_told_before_the_bot() {
        wantOfOthers(1);
        rows.postgrest()
                .from("sent_messages")
                .update(
                        Map.of("sent_at", Instant.now().minus(Duration.ofHours(49))),
                        Filter.eq("debug_code", code(others.bot(), 1)));
        begin("one", LEASE);

        deletions.settle(holding("one"), Result.CANNOT_BE_DELETED, "message can't be deleted");

        assertThat(row(1).result()).isEqualTo("too_old");
    }

    @Test
    void calls_without_an_answer_end_in_unreachable_and_a_new_wish_begins_anew() {
        want(1);
        begin("one", LEASE);
        assertThat(deletions.doubt(holding("one"), "silence", 2)).isEqualTo(1);
        begin("two", LEASE);
        assertThat(deletions.doubt(holding("two"), "silence", 2)).isZero();
        assertThat(row(1).result()).isEqualTo("unreachable");
        assertThat(row(1).description()).isEqualTo("silence");

        want(1);
        assertThat(row(1).result()).isEqualTo("pending");
        begin("three", LEASE);
        deletions.settle(holding("three"), Result.DELETED, null);
        want(1);
        assertThat(row(1).result()).isEqualTo("deleted");
    }

    @Test
    void chat_is_handed_out_once_and_later_again_while_its_messages_are_there() {
        want(1, 2);

        assertThat(isTaken(Duration.ZERO)).isTrue();
        assertThat(isTaken(Duration.ofDays(1))).isTrue();
        assertThat(isTaken(Duration.ofDays(1))).isFalse();
    }

    @Test
    void bot_that_is_paused_waits_and_one_that_is_revoked_never_deletes() {
        want(1);
        botIs("paused");
        assertThat(isTaken(Duration.ZERO)).isFalse();
        assertThat(row(1).result()).isEqualTo("pending");

        botIs("revoked");
        assertThat(isTaken(Duration.ZERO)).isFalse();
        assertThat(row(1).result()).isEqualTo("unreachable");
    }

    @Test
    void look_is_bounded_also_by_messages_of_a_bot_that_is_paused_which_are_put_off() {
        while (deletions.takeDue(1_000, Duration.ofDays(1)).messages() > 0) {} // what other tests left
        want(1, 2, 3);
        botIs("paused");

        assertThat(deletions.takeDue(2, Duration.ofDays(1))).isEqualTo(new Due(2, List.of()));
        assertThat(deletions.takeDue(2, Duration.ofDays(1))).isEqualTo(new Due(1, List.of()));
        assertThat(deletions.takeDue(2, Duration.ofDays(1))).isEqualTo(new Due(0, List.of()));
    }

    @Test
    void message_is_deleted_by_who_sent_it_unless_somebody_else_is_named() {
        sent(others, 7);
        long unknown = 8;

        assertThat(wanted(Map.of("chat_id", chat, "message_id", 7))
                        .path("bot_id")
                        .asLong())
                .isEqualTo(others.bot());
        assertThat(wanted(Map.of("chat_id", chat, "message_id", unknown)).isMissingNode())
                .isTrue();
        assertThat(wanted(Map.of("chat_id", chat, "message_id", unknown, "bot_id", rows.bot()))
                        .path("bot_id")
                        .asLong())
                .isEqualTo(rows.bot());
        assertThatThrownBy(() -> wanted(Map.of("chat_id", chat, "message_id", 1L << 31, "bot_id", rows.bot())))
                .isInstanceOf(PostgrestRefusedException.class);
    }

    private void botIs(String state) {
        rows.postgrest().from("bots").update(Map.of("state", state), Filter.eq("id", rows.bot()));
    }

    /** Wants messages deleted that the bot sent. */
    private void want(int... messages) {
        for (int message : messages) {
            sent(rows, message);
            call("delete_sent_message", Map.of("debug_code", code(rows.bot(), message)));
        }
    }

    /** Wants a message deleted that another bot sent. */
    private void wantOfOthers(int message) {
        sent(others, message);
        wanted(Map.of("chat_id", chat, "message_id", message, "bot_id", rows.bot()));
    }

    private void sent(BroadcastRows by, int message) {
        rows.postgrest()
                .from("sent_messages")
                .insertMissing(
                        List.of(Map.of(
                                "debug_code",
                                code(by.bot(), message),
                                "bot_id",
                                by.bot(),
                                "chat_id",
                                chat,
                                "message_id",
                                message,
                                "text",
                                "hello")),
                        "debug_code");
    }

    private static String code(long bot, int message) {
        return "DBG:" + bot + "-" + message;
    }

    private JsonNode wanted(Map<String, ?> arguments) {
        return call("delete_message", arguments).path(0);
    }

    private JsonNode call(String function, Map<String, ?> arguments) {
        return rows.postgrest().call(PostgrestFunction.idempotent(function, JsonNode.class), arguments);
    }

    private boolean isTaken(Duration stalled) {
        return deletions.takeDue(1_000, stalled).chats().contains(new DueChat(rows.bot(), chat));
    }

    private Verdict begin(String holder, Duration lease) {
        return deletions.begin(holding(holder), lease);
    }

    private Holding holding(String holder) {
        return new Holding(rows.bot(), chat, holder);
    }

    private Row row(int message) {
        return rows.postgrest()
                .from("message_deletions")
                .select()
                .where(Filter.eq("bot_id", rows.bot()))
                .where(Filter.eq("message_id", message))
                .first(Row.class)
                .orElseThrow();
    }

    private record Row(String result, @Nullable String description) {}
}
