package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Broadcasts to very many groups, as rows: nothing is queued or sent. Each call that workers and operators make is timed; the
 * slowest must be far from the 8 s after which Supabase ends a statement.
 */
@Command(name = "ledger-size", description = "Calls to the ledger of broadcasts to very many groups.")
final class LedgerSizeBench implements Callable<Integer> {
    /** A quarter of what Supabase allows, because its smaller machines are slower. */
    private static final Duration BOUND = Duration.ofSeconds(2);

    private static final int OPENED_AT_ONCE = 5_000;
    private static final int SETTLED_AT_ONCE = 5_000;
    private static final int WANTED_AT_ONCE = 5_000;
    private static final int QUEUED_AT_ONCE = 500;
    private static final int EXPORTED_AT_ONCE = 500;
    private static final int PURGED_AT_ONCE = 10_000;
    private static final int STALLED_SECONDS = 300;

    @Option(names = "--groups", defaultValue = "200000", description = "Groups (${DEFAULT-VALUE}).")
    private int groups;

    private final CallTimes times = new CallTimes();

    @Override
    public Integer call() throws Exception {
        try (var scene = new LedgerScene(groups)) {
            var recalled = started(scene);
            queue(scene, recalled);
            scene.sendsAll(recalled);
            progress(scene, "progress, all sent", recalled);
            export(scene, recalled);
            recall(scene, recalled);
            var cancelled = started(scene);
            cancel(scene, cancelled);
            scene.endedLongAgo(recalled);
            scene.endedLongAgo(cancelled);
            purge(scene, "purge_deliveries");
            purge(scene, "purge_broadcasts");
        }
        return times.report(BOUND) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private UUID started(LedgerScene scene) {
        var id = UUID.randomUUID();
        times.time(
                "create",
                () -> call(
                        scene,
                        "create_broadcast",
                        JsonNode.class,
                        Map.of(
                                "broadcast_id",
                                id,
                                "bot_id",
                                LedgerScene.BOT,
                                "content",
                                Map.of("text", "hello"),
                                "targets",
                                Map.of("all", true))));
        call(scene, "schedule_broadcast", JsonNode.class, named(id));
        var page = open(scene, id, null);
        while (page.length > 0) {
            page = open(scene, id, page[0]);
        }
        progress(scene, "progress, none sent", id);
        return id;
    }

    private Long[] open(LedgerScene scene, UUID id, @Nullable Long below) {
        var arguments = new HashMap<String, @Nullable Object>();
        arguments.put("broadcast_id", id);
        arguments.put("below", below);
        arguments.put("most", OPENED_AT_ONCE);
        return times.time("start, a page", () -> call(scene, "open_deliveries", Long[].class, arguments));
    }

    private void queue(LedgerScene scene, UUID id) {
        Long[] chats;
        do {
            chats = times.time(
                    "queue, a page",
                    () -> call(
                            scene,
                            "next_deliveries",
                            Long[].class,
                            Map.of("broadcast_id", id, "most", QUEUED_AT_ONCE)));
            var arguments = new HashMap<String, @Nullable Object>();
            arguments.put("broadcast_id", id);
            arguments.put("round", 0);
            arguments.put("up_to", chats.length == 0 ? null : chats[chats.length - 1]);
            times.time("queue, its record", () -> call(scene, "record_queued", Boolean.class, arguments));
        } while (chats.length > 0);
    }

    private void progress(LedgerScene scene, String what, UUID id) {
        times.time(what, () -> call(scene, "broadcast_progress", JsonNode.class, named(id)));
    }

    private void export(LedgerScene scene, UUID id) {
        var first = times.time("export, first page", () -> exported(scene, id, Filter.gte("sent_at", "-infinity")));
        var last =
                times.time("export, last page", () -> exported(scene, id, Filter.gte("sent_at", scene.lastPage(id))));
        if (first.size() != EXPORTED_AT_ONCE || last.isEmpty()) {
            throw new IllegalStateException("the export is not as long as it should be");
        }
    }

    private static List<JsonNode> exported(LedgerScene scene, UUID id, Filter from) {
        return scene.postgrest()
                .from("sent_log")
                .select()
                .orderBy(Order.asc("sent_at"), Order.asc("debug_code"))
                .where(Filter.eq("broadcast_id", id))
                .where(from)
                .list(JsonNode.class, EXPORTED_AT_ONCE);
    }

    private void recall(LedgerScene scene, UUID id) {
        times.time("recall", () -> call(scene, "recall_broadcast", JsonNode.class, named(id)));
        repeat(scene, "recall, a page", "want_recalled", Map.of("most", WANTED_AT_ONCE));
        progress(scene, "progress, recalled", id);
        var look = Map.of("most", QUEUED_AT_ONCE, "stalled_seconds", STALLED_SECONDS);
        int due;
        do {
            due = times.time(
                    "recall, a look at what is due",
                    () -> call(scene, "take_due_deletions", JsonNode.class, look)
                            .path("messages")
                            .asInt());
        } while (due > 0);
    }

    private void cancel(LedgerScene scene, UUID id) {
        times.time("cancel", () -> call(scene, "cancel_broadcast", JsonNode.class, named(id)));
        progress(scene, "progress, cancelled", id);
        repeat(scene, "cancel, a page", "settle_ended", Map.of("most", SETTLED_AT_ONCE));
    }

    private void purge(LedgerScene scene, String function) {
        repeat(scene, function + ", a page", function, Map.of("most", PURGED_AT_ONCE));
    }

    /** Calls a function that does a page of something until nothing is left. */
    private void repeat(LedgerScene scene, String what, String function, Map<String, ?> arguments) {
        int done;
        do {
            done = times.time(what, () -> call(scene, function, Integer.class, arguments));
        } while (done > 0);
    }

    private static <R> R call(LedgerScene scene, String function, Class<R> result, Map<String, ?> arguments) {
        return scene.postgrest().call(PostgrestFunction.sentOnce(function, result), arguments);
    }

    private static Map<String, ?> named(UUID id) {
        return Map.of("broadcast_id", id);
    }
}
