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

    /** The bot is taken from the fleet. */
    public void revokeBot() {
        postgrest.from("bots").update(Map.of("state", "revoked"), Filter.eq("id", bot));
    }

    /** Returns the client that is the service role. */
    public PostgrestClient postgrest() {
        return postgrest;
    }

    /** Makes a draft; the targets are JSON, as the function takes it. */
    public UUID draft(Object targets) {
        return draft(targets, "skip");
    }

    private UUID draft(Object targets, String unknownPolicy) {
        var id = UUID.randomUUID();
        var named = Map.of("broadcast_id", id, "bot_id", bot, "unknown_policy", unknownPolicy);
        call("create_broadcast", both(named, Map.of("content", Map.of("text", "hello"), "targets", targets)));
        return id;
    }

    /** Makes a broadcast that is due. */
    public UUID scheduled(Object targets) {
        return scheduled(draft(targets));
    }

    private UUID scheduled(UUID draft) {
        tell("schedule_broadcast", draft);
        return draft;
    }

    /** Makes a broadcast that runs, all of whose jobs are queued. */
    public UUID running(Object targets) {
        return running(targets, "skip");
    }

    /** Makes such a one that does this with messages in doubt. */
    public UUID running(Object targets, String unknownPolicy) {
        var id = scheduled(draft(targets, unknownPolicy));
        var broadcasts = new PostgrestBroadcasts(postgrest);
        broadcasts.start(id);
        broadcasts.recordQueued(id, 0, null);
        return id;
    }

    /** Calls a function that only names a broadcast. */
    public void tell(String function, UUID broadcast) {
        call(function, Map.of("broadcast_id", broadcast));
    }

    /** Puts a message on record. */
    public void recordSent(UUID broadcast, String debugCode) {
        postgrest
                .from("sent_messages")
                .insert(List.of(Map.of(
                        "debug_code", debugCode,
                        "bot_id", bot,
                        "chat_id", CHAT,
                        "broadcast_id", broadcast,
                        "text", "hello")));
    }

    /** Returns the columns of a broadcast's messages as they are on record. */
    public <T> List<T> recorded(UUID broadcast, Class<T> row) {
        return postgrest
                .from("sent_messages")
                .select()
                .where(Filter.eq("broadcast_id", broadcast))
                .list(row);
    }

    /** A run begins the message to the group, and dies: from then on it is in doubt. */
    public void begun(UUID broadcast, String debugCode) {
        call(
                "begin_delivery",
                Map.of(
                        "broadcast_id", broadcast,
                        "chat_id", CHAT,
                        "holder", "a run that died",
                        "debug_code", debugCode,
                        "lease_seconds", 0));
    }

    /** Returns whether a message is on record. */
    public boolean isOnRecord(String debugCode) {
        return !postgrest
                .from("sent_messages")
                .select()
                .where(Filter.eq("debug_code", debugCode))
                .list(JsonNode.class)
                .isEmpty();
    }

    /** Deletes what is old. */
    public void purge() {
        call("purge_expired", Map.of());
    }

    /** Returns how far a broadcast is. */
    public JsonNode progress(UUID broadcast) {
        return call("broadcast_progress", Map.of("broadcast_id", broadcast)).get(0);
    }

    /** Changes a broadcast's row. */
    public void change(UUID broadcast, Map<String, ?> columns) {
        postgrest.from("broadcasts").update(columns, Filter.eq("id", broadcast));
    }

    /** Deletes a broadcast with its ledger. */
    public void delete(UUID broadcast) {
        postgrest.from("broadcasts").delete(Filter.eq("id", broadcast));
    }

    /** Changes what is known of groups with this id. */
    public void change(long chat, Map<String, ?> columns) {
        postgrest
                .from("managed_groups")
                .update(columns, Filter.and(Filter.eq("bot_id", bot), Filter.eq("chat_id", chat)));
    }

    /** Makes another active group. */
    public void group(long chat) {
        postgrest
                .from("managed_groups")
                .insert(List.of(Map.of(
                        "bot_id", bot,
                        "chat_id", chat,
                        "state", "active",
                        "activated_by", ADMIN,
                        "activated_at", "2026-01-01T00:00:00Z")));
    }

    /** Returns whether a group wants broadcasts. */
    public boolean wantsBroadcasts(long chat) {
        return postgrest
                .from("managed_groups")
                .select("final_message_allowed")
                .where(Filter.eq("bot_id", bot))
                .where(Filter.eq("chat_id", chat))
                .list(Wants.class)
                .getFirst()
                .finalMessageAllowed();
    }

    private record Wants(boolean finalMessageAllowed) {}

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

    private JsonNode call(String function, Map<String, ?> arguments) {
        return postgrest.call(PostgrestFunction.idempotent(function, JsonNode.class), arguments);
    }

    private record State(String state) {}

    private record TextOnly(boolean textOnly) {}

    @Override
    public void close() {
        postgrest.close();
    }
}
