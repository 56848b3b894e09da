package dev.switchboard.local.sent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.Order;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.Select;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Every message that was sent to a group, oldest first. Each page begins behind the last row of the one before, by a unique
 * key: what is sent or purged meanwhile neither shifts nor repeats a row, and only a page is in memory.
 */
public final class SentLog {
    /** What a row has, in this order. */
    static final List<String> COLUMNS = List.of(
            "debug_code",
            "broadcast_id",
            "bot_id",
            "chat_id",
            "group_title",
            "message_id",
            "sent_at",
            "text",
            "photo",
            "deletion",
            "deletion_description",
            "deletion_settled_at");

    private static final int PAGE = 500;

    private final PostgrestClient postgrest;
    private final Range range;

    /**
     * Which messages.
     *
     * @param broadcast those of one broadcast
     * @param since those sent then or later
     * @param until those sent before
     */
    public record Range(
            @Nullable UUID broadcast,
            @Nullable Instant since,
            @Nullable Instant until) {}

    /** Reads by the given client, which it does not close. */
    public SentLog(PostgrestClient postgrest, Range range) {
        this.postgrest = postgrest;
        this.range = range;
    }

    /** Takes a row. */
    interface Sink {
        void accept(ObjectNode row) throws IOException;
    }

    /** Hands each row to the sink, and returns how many there were. */
    long forEach(Sink sink) throws IOException {
        long rows = 0;
        // only an empty page is the end: Supabase may give fewer rows than were asked for
        for (var page = page(null); !page.isEmpty(); page = page(page.getLast())) {
            for (var row : page) {
                sink.accept(row);
            }
            rows += page.size();
        }
        return rows;
    }

    private List<ObjectNode> page(@Nullable ObjectNode last) {
        var rows = postgrest
                .from("sent_log")
                .select(COLUMNS.toArray(String[]::new))
                .orderBy(Order.asc("sent_at"), Order.asc("debug_code"));
        rows = range.broadcast() == null ? rows : rows.where(Filter.eq("broadcast_id", range.broadcast()));
        rows = range.since() == null ? rows : rows.where(Filter.gte("sent_at", range.since()));
        rows = range.until() == null ? rows : rows.where(Filter.lt("sent_at", range.until()));
        return (last == null ? rows : after(rows, last)).list(ObjectNode.class, PAGE);
    }

    private static Select after(Select rows, ObjectNode last) {
        // Postgres' own words for the time: to the microsecond
        var sentAt = last.path("sent_at").asText();
        var code = last.path("debug_code").asText();
        return rows.where(Filter.gte("sent_at", sentAt))
                .where(Filter.or(Filter.gt("sent_at", sentAt), Filter.gt("debug_code", code)));
    }
}
