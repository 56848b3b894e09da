package dev.switchboard.bench;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/** A Supabase with a bot in very many groups. What only time and senders could bring about is written by its owner. */
final class LedgerScene implements AutoCloseable {
    /** The bot. */
    static final long BOT = 5001;

    private final Path folder;
    private final SupabasePart supabase;
    private final PostgrestClient postgrest;
    private final Connection owner;

    LedgerScene(int groups) throws IOException, SQLException {
        folder = Files.createTempDirectory("switchboard-bench");
        supabase = SupabasePart.start(folder.resolve("supabase"));
        postgrest = new PostgrestClient(
                PostgrestSettings.of(supabase.uri(), Secret.of(supabase.keys().serviceRole())));
        owner = DriverManager.getConnection(supabase.jdbcUrl());
        write("""
                insert into public.bots (id, username, role, token_ciphertext, token_key_id)
                values (%d, 'bench_bot', 'sender', 'x', 'x')""".formatted(BOT));
        write("""
                insert into public.managed_groups (bot_id, chat_id, title, state, activated_at)
                select %d, -1001000000000 - number, 'Group ' || number, 'active', now()
                from generate_series(1, %d) as number""".formatted(BOT, groups));
        analyze();
    }

    /** Returns a client that is the service role, held to Supabase's limit of a statement. */
    PostgrestClient postgrest() {
        return postgrest;
    }

    /** All of a broadcast is sent, a message each 10 ms. */
    void sendsAll(UUID broadcast) throws SQLException {
        write("""
                update public.broadcast_deliveries
                set state = 'sent', settled_at = now(), message_id = -chat_id - 1001000000000,
                    debug_code = 'DBG:' || -chat_id
                where broadcast_id = '%s'""".formatted(broadcast));
        write("""
                insert into public.sent_messages (debug_code, bot_id, chat_id, message_id, broadcast_id, text, sent_at)
                select debug_code, %d, chat_id, message_id, broadcast_id, 'hello', now() + message_id * interval '10 ms'
                from public.broadcast_deliveries
                where broadcast_id = '%s'""".formatted(BOT, broadcast));
        analyze();
    }

    /** Returns when the last messages of a broadcast begin. */
    String lastPage(UUID broadcast) {
        try (var statement = owner.createStatement();
                var row = statement.executeQuery(
                        "select max(sent_at) - interval '1 s' from public.sent_messages where broadcast_id = '%s'"
                                .formatted(broadcast))) {
            row.next();
            return row.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A broadcast ended so long ago that nothing keeps it. */
    void endedLongAgo(UUID broadcast) throws SQLException {
        write("""
                update public.broadcasts
                set state = case state when 'running' then 'done' else state end, finished_at = now() - interval '91 days'
                where id = '%s'""".formatted(broadcast));
    }

    /** As autovacuum does, which may be late after so many rows at once. */
    private void analyze() throws SQLException {
        write("analyze");
    }

    private void write(String sql) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        postgrest.close();
        owner.close();
        supabase.close();
        Folders.delete(folder);
    }
}
