package dev.switchboard.postgrest;

import dev.switchboard.parts.SupabasePart;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A table for tests, beside those of the migrations. */
final class NotesTable {
    private NotesTable() {}

    /** Makes it, or empties it. */
    static void create(SupabasePart supabase) throws SQLException {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement();
                var existing = statement.executeQuery("select to_regclass('public.notes') is not null")) {
            existing.next();
            if (existing.getBoolean(1)) {
                statement.execute("truncate public.notes");
                return;
            }
            statement.execute(
                    "create table public.notes" + " (id integer primary key, note_text text, written_at timestamptz)");
            statement.execute("alter table public.notes enable row level security");
            statement.execute("grant all on public.notes to service_role");
        }
        // a notified PostgREST reads the schema at its leisure; a restarted one has read it when it answers
        supabase.postgrest().restart();
    }
}
