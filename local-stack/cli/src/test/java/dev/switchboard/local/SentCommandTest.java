package dev.switchboard.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What was sent, by the command line, with a stack that consists of a real Supabase: nothing is deleted here. */
@ExtendWith(LocalParts.class)
@Timeout(120)
class SentCommandTest {
    private static final int USAGE = 2;
    private static final long CHAT = -1_009_000_000_001L;
    private static final AtomicLong LAST_BOT = new AtomicLong(8_710_000_000L);

    @TempDir
    private Path folder;

    private final SupabasePart supabase;
    private final PostgrestClient postgrest;
    private final long bot = LAST_BOT.incrementAndGet();

    SentCommandTest(SupabasePart supabase) {
        this.supabase = supabase;
        this.postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
    }

    @BeforeEach
    void stackWithOneBot() throws IOException {
        SupabaseStack.up(folder, supabase, supabase.keys().serviceRole());
        postgrest
                .from("bots")
                .insert(List.of(Map.of(
                        "id",
                        bot,
                        "username",
                        "cli_bot",
                        "role",
                        "sender",
                        "token_ciphertext",
                        "x",
                        "token_key_id",
                        "x")));
        postgrest
                .from("managed_groups")
                .insert(List.of(Map.of("bot_id", bot, "chat_id", CHAT, "title", "Ann's \u001b[31mfriends")));
    }

    @AfterEach
    void close() {
        postgrest.from("sent_messages").delete(Filter.eq("bot_id", bot));
        postgrest.from("broadcasts").delete(Filter.eq("bot_id", bot));
        postgrest.close();
    }

    @Test
    void code_is_looked_up_however_it_is_written() {
        var code = code(1);
        sent(List.of(message(1, "hello")));

        var out = run(code.substring(4).toLowerCase(Locale.ROOT));

        assertThat(out)
                .contains(code + " sent")
                .contains("Ann's  [31mfriends  " + CHAT)
                .contains("hello")
                .doesNotContain("\u001b");
    }

    @Test
    void message_in_doubt_is_shown_with_what_was_done_about_it() {
        var broadcast = UUID.randomUUID();
        postgrest
                .from("broadcasts")
                .insert(List.of(Map.of(
                        "id",
                        broadcast,
                        "bot_id",
                        bot,
                        "content",
                        Map.of("text", "hello"),
                        "targets",
                        Map.of("chats", List.of(CHAT)))));
        postgrest
                .from("broadcast_deliveries")
                .insert(List.of(Map.of(
                        "broadcast_id", broadcast,
                        "chat_id", CHAT,
                        "state", "unknown",
                        "reason", "no_answer",
                        "doubt", "finder_unavailable_left",
                        "debug_code", code(1),
                        "begun_at", "2026-01-01T00:00:00Z",
                        "settled_at", "2026-01-01T00:01:00Z")));

        assertThat(run(code(1)))
                .contains(code(1) + " unknown  no_answer")
                .contains("Doubt")
                .contains("finder_unavailable_left")
                .containsPattern("Begun +2026-01-01T00:00:00Z");
    }

    @Test
    void message_is_to_be_deleted_by_its_code_or_its_place() {
        sent(List.of(message(1, "hello"), message(2, "hello")));

        var byCode = new CommandRun();
        assertThat(byCode.on(folder, "sent", "delete", code(1), "--wait", "0")).isEqualTo(1);
        assertThat(byCode.out()).contains(CHAT + "/1  pending");
        var byPlace = new CommandRun();
        assertThat(byPlace.on(folder, "sent", "delete", "--chat", "" + CHAT, "--message", "1,2", "--wait", "0"))
                .isEqualTo(1);
        assertThat(byPlace.out()).contains(CHAT + "/1  pending").contains(CHAT + "/2  pending");

        postgrest
                .from("message_deletions")
                .update(Map.of("result", "deleted", "settled_at", Instant.now()), Filter.eq("bot_id", bot));
        assertThat(run("delete", code(1), code(2))).contains(CHAT + "/2  deleted");
        assertThat(run(code(1))).contains("Deletion").contains("deleted");
    }

    @Test
    void what_is_not_known_is_refused() {
        var run = new CommandRun();
        assertThat(run.on(folder, "sent", "DBG:222222")).isEqualTo(1);
        assertThat(run.on(folder, "sent", "delete", "DBG:222222")).isEqualTo(1);
        assertThat(run.on(folder, "sent", "delete", "--chat", "" + CHAT, "--message", "99"))
                .isEqualTo(1);
        assertThat(run.on(folder, "sent")).isEqualTo(USAGE);
        assertThat(run.on(folder, "sent", "delete")).isEqualTo(USAGE);
        assertThat(run.on(folder, "sent", "export")).isEqualTo(USAGE);
        assertThat(run.err())
                .contains("There is no message with the code DBG:222222.")
                .contains("No message with the code DBG:222222 is known to be in a chat.")
                .contains("say with --bot who deletes it")
                .contains("--format");
    }

    @Test
    void what_is_not_known_stops_no_other_from_being_deleted() {
        sent(List.of(message(1, "hello"), message(2, "hello")));
        var unknown = code(99);

        var run = new CommandRun();
        assertThat(run.on(folder, "sent", "delete", code(1), unknown, code(2), "--wait", "0"))
                .isEqualTo(1);

        assertThat(run.out()).contains(CHAT + "/1  pending").contains(CHAT + "/2  pending");
        assertThat(run.err()).contains("No message with the code " + unknown).hasLineCount(1);
    }

    @Test
    void what_is_no_debug_code_is_refused_before_anything_is_done() {
        sent(List.of(message(1, "hello")));

        var run = new CommandRun();
        assertThat(run.on(folder, "sent", "x y")).isEqualTo(1);
        assertThat(run.on(folder, "sent", "delete", code(1), "DBG:0OI1")).isEqualTo(1);

        assertThat(run.err()).contains("'x y' is no debug code").contains("'DBG:0OI1' is no debug code");
        assertThat(run(code(1))).doesNotContain("Deletion");
    }

    @Test
    void thousands_are_written_out_in_their_order_and_the_same_each_time() throws IOException {
        var times = Stream.of("2031-01-01T00:00:00.000001Z", "2031-01-01T00:00:00.000002Z")
                .map(Instant::parse)
                .toList();
        // many of one moment, so that a page ends within it
        sent(IntStream.range(0, 2_500)
                .mapToObj(i -> message(i + 1, "line " + i, times.get(i / 1_250)))
                .toList());
        var file = folder.resolve("sent.csv");
        var again = folder.resolve("again.csv");

        assertThat(run("export", "--format", "csv", "--since", "2031-01-01T00:00:00Z", "--out", file.toString()))
                .contains("2500 messages in " + file);
        run("export", "--format", "csv", "--since", "2031-01-01T00:00:00Z", "--out", again.toString());

        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2_501).doesNotHaveDuplicates();
        assertThat(lines.getFirst())
                .startsWith("debug_code,broadcast_id,bot_id,chat_id,group_title,message_id,sent_at");
        assertThat(lines.get(1)).startsWith(code(1) + ",," + bot + "," + CHAT);
        assertThat(lines.subList(1, 1_251)).isSorted();
        assertThat(Files.readString(again)).isEqualTo(Files.readString(file));
        assertThat(folder.resolve("sent.csv.part")).doesNotExist();
    }

    @Test
    void debug_map_has_a_record_for_each_code() throws IOException {
        sent(List.of(
                message(1, "=1+1", Instant.parse("2032-01-01T00:00:00Z")),
                message(2, "later", Instant.parse("2032-01-02T00:00:00Z"))));

        var map = new ObjectMapper()
                .readTree(run(
                        "export",
                        "--format",
                        "json",
                        "--since",
                        "2032-01-01T00:00:00Z",
                        "--until",
                        "2032-01-02T00:00:00Z"));

        assertThat(map).hasSize(1);
        var record = map.path(code(1));
        assertThat(record.path("text").asText()).isEqualTo("=1+1");
        assertThat(record.path("chat_id").asLong()).isEqualTo(CHAT);
        assertThat(record.path("deletion").isNull()).isTrue();
    }

    @Test
    void export_of_a_broadcast_has_no_other_message() {
        sent(List.of(message(1, "hello")));

        assertThat(run("export", "--format", "csv", "--broadcast", "00000000-0000-0000-0000-000000000000"))
                .hasLineCount(1);
    }

    private Map<String, Object> message(int id, String text) {
        return message(id, text, Instant.now());
    }

    private Map<String, Object> message(int id, String text, Instant sentAt) {
        return new HashMap<>(Map.of(
                "debug_code",
                code(id),
                "bot_id",
                bot,
                "chat_id",
                CHAT,
                "message_id",
                id,
                "text",
                text,
                "sent_at",
                sentAt));
    }

    /** Codes sort as their messages do: their characters are digits to the base 32. */
    private String code(int id) {
        long number = (bot % 32 << 25) + id;
        var characters = new StringBuilder();
        for (int shift = 25; shift >= 0; shift -= 5) {
            characters.append("23456789ABCDEFGHJKLMNPQRSTUVWXYZ".charAt((int) (number >> shift & 31)));
        }
        return "DBG:" + characters;
    }

    private void sent(List<Map<String, Object>> messages) {
        postgrest.from("sent_messages").insert(messages);
    }

    private String run(String... arguments) {
        var run = new CommandRun();
        var all = Stream.concat(Stream.of("sent"), Stream.of(arguments)).toArray(String[]::new);
        assertThat(run.on(folder, all)).as(run.err()).isZero();
        return run.out();
    }
}
