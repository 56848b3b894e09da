package dev.switchboard.sender;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.sender.broadcast.PostgrestBroadcasts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** A bot with one active group, and its broadcasts, as rows: nothing is queued or sent. */
public final class BroadcastRows implements AutoCloseable {
    /** The group. */
    public static final long CHAT = -1_001_000_000_001L;

    /** Who activated the group. */
    public static final long ADMIN = 42;

    private static final AtomicLong LAST_BOT = new AtomicLong(8_600_000_000L);

    private final long bot = LAST_BOT.incrementAndGet();
    private final PostgrestClient postgrest;

    /** Makes the bot and its group. */
    public BroadcastRows(SupabasePart supabase) {
        postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        var token = Map.of("token_ciphertext", "x", "token_key_id", "x");
        var named = Map.of("id", bot, "username", "ledger_bot", "role", "sender");
        postgrest.from("bots").insert(List.of(both(named, token)));
        var active = Map.of("state", "active", "activated_by", ADMIN, "activated_at", "2026-01-01T00:00:00Z");
        postgrest.from("managed_groups").insert(List.of(both(Map.of("bot_id", bot, "chat_id", CHAT), active)));
    }

    private static Map<String, Object> both(Map<String, ?> one, Map<String, ?> other) {
        var all = new HashMap<String, Object>(one);
        all.putAll(other);
        return all;
    }

    /** Returns the bot's id. */
    public long bot() {
        return bot;
    }

    /** Returns the client that is the service role. */
    public PostgrestClient postgrest() {
        return postgrest;
    }

    /** Makes a draft; the targets are JSON, as the function takes it. */
    public UUID draft(Object targets) {
        var id = UUID.randomUUID();
        call(
                "create_broadcast",
                Map.of("broadcast_id", id, "bot_id", bot, "content", Map.of("text", "hello"), "targets", targets));
        return id;
    }

    /** Makes a broadcast that is due. */
    public UUID scheduled(Object targets) {
        var id = draft(targets);
        tell("schedule_broadcast", id);
        return id;
    }

    /** Makes a broadcast that runs, all of whose jobs are queued. */
    public UUID running(Object targets) {
        var id = scheduled(targets);
        var broadcasts = new PostgrestBroadcasts(postgrest);
        broadcasts.start(id);
        broadcasts.recordQueued(id, 0, null);
        return id;
    }

    /** Calls a function that only names a broadcast. */
    public void tell(String function, UUID broadcast) {
        call(function, Map.of("broadcast_id", broadcast));
    }

    /** The group becomes a supergroup. */
    public void migrate(long supergroup) {
        call(
                "migrate_group",
                Map.of(
                        "job_id", "test:" + bot + ":migrated",
                        "bot_id", bot,
                        "chat_id", CHAT,
                        "new_chat_id", supergroup));
    }

    /** Returns a broadcast's state. */
    public String state(UUID broadcast) {
        return postgrest
                .from("broadcasts")
                .select("state")
                .where(Filter.eq("id", broadcast))
                .list(State.class)
                .getFirst()
                .state();
    }

    /** Returns the columns of a broadcast's deliveries. */
    public <T> List<T> deliveries(UUID broadcast, Class<T> row) {
        return postgrest
                .from("broadcast_deliveries")
                .select()
                .where(Filter.eq("broadcast_id", broadcast))
                .list(row);
    }

    /** Returns whether the group gets texts only. */
    public boolean isTextOnly() {
        return postgrest
                .from("managed_groups")
                .select("text_only")
                .where(Filter.eq("bot_id", bot))
                .list(TextOnly.class)
                .getFirst()
                .textOnly();
    }

    private void call(String function, Map<String, ?> arguments) {
        postgrest.call(PostgrestFunction.idempotent(function, JsonNode.class), arguments);
    }

    private record State(String state) {}

    private record TextOnly(boolean textOnly) {}

    @Override
    public void close() {
        postgrest.close();
    }
}
