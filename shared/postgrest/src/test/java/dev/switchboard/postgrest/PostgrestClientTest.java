package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every call against the real PostgREST, on a table of the test's own. */
@ExtendWith(LocalParts.class)
class PostgrestClientTest {
    private static final String EMOJI = "\uD83D\uDE00";

    private final SupabasePart supabase;
    private final PostgrestClient client;
    private final Table notes;

    PostgrestClientTest(SupabasePart supabase) {
        this.supabase = supabase;
        this.client = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        this.notes = client.from("notes");
    }

    record Note(int id, @Nullable String noteText, @Nullable Instant writtenAt) {
        Note(int id, @Nullable String noteText) {
            this(id, noteText, null);
        }
    }

    @BeforeEach
    void createTable() throws SQLException {
        NotesTable.create(supabase);
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void rows_come_back_as_they_went_in() {
        var note = new Note(1, "a, \"b\" (c) \\ " + EMOJI, Instant.parse("2026-01-02T03:04:05.678901Z"));
        notes.insert(List.of(note));
        assertThat(notes.select().list(Note.class)).containsExactly(note);
    }

    @Test
    void nul_and_lone_surrogates_arrive_replaced_in_rows_and_in_filters() {
        notes.insert(List.of(new Note(1, "a\0b\uD83Dc")));
        assertThat(notes.select().where(Filter.eq("note_text", "a\0b\uDE00c")).first(Note.class))
                .contains(new Note(1, "a\uFFFDb\uFFFDc"));
    }

    @Test
    void rows_are_filtered_ordered_and_limited() {
        notes.insert(List.of(new Note(1, "x"), new Note(2, "y"), new Note(3, null), new Note(4, "y")));
        var ys = notes.select("id").where(Filter.eq("note_text", "y")).orderBy(Order.desc("id"));
        assertThat(ys.list(Note.class)).extracting(Note::id).containsExactly(4, 2);
        assertThat(ys.list(Note.class, 1)).extracting(Note::id).containsExactly(4);
        assertThat(ys.where(Filter.lt("id", 4)).first(Note.class)).contains(new Note(2, null));
        assertThat(ys.count()).isEqualTo(2);
        assertThat(ids(Filter.isNull("note_text"))).containsExactly(3);
        assertThat(ids(Filter.not(Filter.isNull("note_text")))).containsExactly(1, 2, 4);
        assertThat(ids(Filter.or(Filter.lte("id", 1), Filter.gte("id", 4)))).containsExactly(1, 4);
        assertThat(ids(Filter.not(Filter.or(Filter.eq("id", 1), Filter.neq("note_text", "y")))))
                .containsExactly(2, 4);
        assertThat(ids(Filter.in("id", List.of(2, 3, 9)))).containsExactly(2, 3);
        assertThat(ids(Filter.in("id", List.of()))).isEmpty();
        assertThat(ids(Filter.and(Filter.gt("id", 1), Filter.not(Filter.in("id", List.of(3, 4))))))
                .containsExactly(2);
    }

    @Test
    void text_is_found_whatever_its_case_and_its_punctuation() {
        notes.insert(List.of(new Note(1, "100% [SURE] *.* (Ä)"), new Note(2, "100 per cent sure")));
        assertThat(ids(Filter.containsText("note_text", "% [sure] *.* (ä"))).containsExactly(1);
        assertThat(ids(Filter.containsText("note_text", "sure"))).containsExactly(1, 2);
        assertThat(ids(Filter.containsText("note_text", ".*")))
                .containsExactly(1)
                .isNotEqualTo(List.of(1, 2));
    }

    @Test
    void pages_give_every_row_once_though_the_server_gives_fewer_than_asked_for() {
        var rows = IntStream.rangeClosed(1, 2_345)
                .mapToObj(id -> new Note(id, null))
                .toList();
        notes.insert(rows);
        var read = new ArrayList<Note>();
        notes.select().orderBy(Order.asc("id")).pages(Note.class, 2_000).forEachRemaining(read::add);
        assertThat(read).isEqualTo(rows);
        assertThatThrownBy(() -> notes.select().pages(Note.class, 10)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void upsert_renews_what_is_there_and_insert_missing_leaves_it() {
        notes.insert(List.of(new Note(1, "old")));
        notes.upsert(List.of(new Note(1, "new"), new Note(2, "new")), "id");
        notes.insertMissing(List.of(new Note(1, "newer"), new Note(3, "newer")), "id");
        assertThat(notes.select().orderBy(Order.asc("id")).list(Note.class))
                .extracting(Note::noteText)
                .containsExactly("new", "new", "newer");
    }

    @Test
    void changes_say_how_many_rows_they_met() {
        notes.insert(List.of(new Note(1, "a"), new Note(2, "a"), new Note(3, "b")));
        assertThat(notes.update(Map.of("note_text", "c"), Filter.eq("note_text", "a")))
                .isEqualTo(2);
        assertThat(notes.delete(Filter.eq("note_text", "c"))).isEqualTo(2);
        assertThat(notes.delete(Filter.eq("note_text", "c"))).isZero();
        assertThat(ids(Filter.gt("id", 0))).containsExactly(3);
    }

    @Test
    void refusal_names_its_code_and_quotes_no_row_and_no_key() {
        notes.insert(List.of(new Note(1, "private")));
        var refused = catchThrowableOfType(
                PostgrestRefusedException.class, () -> notes.insert(List.of(new Note(1, "private"))));
        assertThat(refused.code()).isEqualTo("23505");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused)
                .hasMessageContaining("POST notes was refused with 409 23505")
                .hasMessageNotContaining("private")
                .hasMessageNotContaining(supabase.keys().serviceRole());
    }

    @Test
    void unknown_function_is_a_refusal_with_a_hint() {
        var refused = catchThrowableOfType(
                PostgrestRefusedException.class,
                () -> client.call(PostgrestFunction.idempotent("begin_answe", String.class), Map.of("job_id", "j")));
        assertThat(refused.code()).isEqualTo("PGRST202");
        assertThat(refused.status()).isEqualTo(404);
    }

    @Test
    void anonymous_key_is_refused_everything() {
        try (var anonymous = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().anon())))) {
            for (String table : List.of(
                    "bots", "people", "job_effects", "dead_jobs", "update_claims", "live_users", "live_views")) {
                assertThatThrownBy(() -> anonymous.from(table).select().list(Map.class))
                        .isInstanceOfSatisfying(
                                PostgrestRefusedException.class,
                                refused -> assertThat(refused.code()).isEqualTo("42501"));
            }
        }
    }

    @Test
    void key_that_the_gateway_does_not_know_is_a_refusal() {
        try (var stranger = new PostgrestClient(PostgrestSettings.of(supabase.uri(), Secret.of("stranger")))) {
            assertThatThrownBy(() -> stranger.from("people").select().list(Map.class))
                    .isInstanceOfSatisfying(
                            PostgrestRefusedException.class,
                            refused -> assertThat(refused.status()).isEqualTo(401));
        }
    }

    private List<Integer> ids(Filter filter) {
        return notes.select("id").where(filter).orderBy(Order.asc("id")).list(Note.class).stream()
                .map(Note::id)
                .toList();
    }
}
