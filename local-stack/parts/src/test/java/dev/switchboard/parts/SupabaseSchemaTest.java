package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.junit.LocalParts;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the migrations must never open, whichever tables and functions they add. */
@ExtendWith(LocalParts.class)
class SupabaseSchemaTest {
    @Test
    void every_table_has_row_level_security(SupabasePart supabase) throws SQLException {
        assertThat(query(
                        supabase,
                        "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind in ('r', 'p') and not relrowsecurity"))
                .isEmpty();
        assertThat(query(
                        supabase,
                        "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind = 'r'"))
                .contains("bots", "people", "job_effects", "dead_jobs", "update_claims");
    }

    @Test
    void no_table_has_a_policy_and_every_view_obeys_the_caller(SupabasePart supabase) throws SQLException {
        assertThat(query(
                        supabase, "select tablename || '.' || policyname from pg_policies where schemaname = 'public'"))
                .isEmpty();
        assertThat(query(
                        supabase,
                        "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                + " and relkind = 'v'"
                                + " and not coalesce(reloptions @> array['security_invoker=true'], false)"))
                .isEmpty();
    }

    @Test
    void public_keys_reach_no_table_and_no_function(SupabasePart supabase) throws SQLException {
        for (String role : List.of("anon", "authenticated")) {
            assertThat(tablesOpenTo(supabase, role)).as(role).isEmpty();
            assertThat(functionsOpenTo(supabase, role)).as(role).isEmpty();
        }
    }

    @Test
    void claims_role_reaches_its_three_functions_and_nothing_else(SupabasePart supabase) throws SQLException {
        assertThat(tablesOpenTo(supabase, "claims")).isEmpty();
        assertThat(functionsOpenTo(supabase, "claims"))
                .containsExactlyInAnyOrder("claim_update", "confirm_update", "release_update");
    }

    @Test
    void every_function_has_an_empty_search_path(SupabasePart supabase) throws SQLException {
        assertThat(query(
                        supabase,
                        "select proname from pg_proc where pronamespace in"
                                + " ('public'::regnamespace, 'internal'::regnamespace)"
                                + " and not coalesce(proconfig @> array['search_path=\"\"'], false)"))
                .isEmpty();
    }

    @Test
    void migrations_apply_once(SupabasePart supabase) throws SQLException {
        var before = query(supabase, "select version from supabase_migrations.schema_migrations");
        supabase.migrate();
        assertThat(query(supabase, "select version from supabase_migrations.schema_migrations"))
                .isEqualTo(before)
                .isNotEmpty();
    }

    @Test
    void what_a_later_migration_adds_is_closed_too(SupabasePart supabase) throws SQLException {
        supabase.migrate(); // as each start does
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("create table public.added_later (id bigint)");
            statement.execute("create function public.added_later() returns int language sql as 'select 1'");
            for (String role : List.of("anon", "authenticated", "service_role")) {
                assertThat(strings(
                                statement,
                                "select concat_ws(' ', has_table_privilege('" + role
                                        + "', 'public.added_later', 'select'), has_function_privilege('" + role
                                        + "', 'public.added_later()', 'execute'))"))
                        .as(role)
                        .containsExactly("f f");
            }
            connection.rollback();
        }
    }

    private static List<String> tablesOpenTo(SupabasePart supabase, String role) throws SQLException {
        return query(
                supabase,
                "select relname from pg_class where relnamespace in"
                        + " ('public'::regnamespace, 'internal'::regnamespace) and relkind in ('r', 'p', 'v', 'm')"
                        + " and has_table_privilege('" + role + "', oid,"
                        + " 'select, insert, update, delete, truncate, references, trigger')");
    }

    private static List<String> functionsOpenTo(SupabasePart supabase, String role) throws SQLException {
        return query(
                supabase,
                "select proname from pg_proc where pronamespace in"
                        + " ('public'::regnamespace, 'internal'::regnamespace)"
                        + " and has_function_privilege('" + role + "', oid, 'execute')");
    }

    private static List<String> query(SupabasePart supabase, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement()) {
            return strings(statement, sql);
        }
    }

    private static List<String> strings(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
