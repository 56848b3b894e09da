package dev.switchboard.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.claim.postgrest.PostgrestUpdateClaims;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.FreePort;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class PostgrestUpdateClaimsTest extends ClaimsContract {
    /** Generous: a slow shared machine must not look like a PostgREST that is away. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String END_OF_HEADERS = "\r\n\r\n";

    private final HttpClient http = HttpClient.newHttpClient();
    private final SupabasePart supabase;

    PostgrestUpdateClaimsTest(SupabasePart supabase) {
        this.supabase = supabase;
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Override
    UpdateClaims claims() {
        return claimsAt(supabase.uri(), token());
    }

    @Override
    void passLease() {
        // Postgres's own clock: a lease in the past is one that has ended
        execute("update public.update_claims set lease_until = now() - interval '1 second',"
                + " expires_at = now() - interval '1 second' where key like 'webhook:7:%'");
    }

    @Test
    void an_owner_s_name_is_data_whatever_it_says() {
        var odd = "\"},{\\ \u0001 o'";
        assertThat(claims().claim(new UpdateKey(9, 1), odd)).isEqualTo(Claim.WON);
        assertThat(claims().claim(new UpdateKey(9, 1), odd)).isEqualTo(Claim.WON);
        assertThat(claims().claim(new UpdateKey(9, 1), "other")).isEqualTo(Claim.HELD);
    }

    @Test
    void the_webhook_s_key_reads_and_writes_no_table() throws Exception {
        var relations = "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where n.nspname = 'public' and c.relkind in ('r', 'v', 'm', 'p')";
        var tables = names(relations);
        // nobody can write to the others, whatever their key
        var writable = names(relations + " and pg_relation_is_updatable(c.oid, true) <> 0");

        assertThat(tables).containsAll(writable);
        for (var table : tables) {
            assertThat(send("GET", table, "").statusCode())
                    .as("read of " + table)
                    .isEqualTo(403);
        }
        assertThat(writable).contains("update_claims", "bots", "people");
        for (var table : writable) {
            assertThat(send("POST", table, "{}").statusCode())
                    .as("insert into " + table)
                    .isEqualTo(403);
            assertThat(send("DELETE", table, "").statusCode())
                    .as("delete from " + table)
                    .isEqualTo(403);
        }
    }

    @Test
    void the_webhook_s_key_calls_no_other_function() {
        var allowed = names("select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                + " where n.nspname = 'public' and has_function_privilege('claims', p.oid, 'execute')");

        assertThat(allowed).containsExactlyInAnyOrder("claim_update", "confirm_update", "release_update");
    }

    @Test
    void a_key_that_is_refused_is_a_store_that_does_not_answer_as_it_should() {
        var wrong = claimsAt(supabase.uri(), Secret.of(supabase.keys().anon()));

        assertThatThrownBy(() -> wrong.claim(new UpdateKey(9, 2), "a"))
                .isInstanceOf(ClaimStoreException.class)
                .hasMessageStartingWith("claim store postgrest answered with status 40");
    }

    @Test
    void a_postgrest_that_is_not_there_is_a_store_that_does_not_answer() {
        var nobody = claimsAt(URI.create("http://127.0.0.1:" + FreePort.find()), token());

        assertThatThrownBy(() -> nobody.claim(new UpdateKey(9, 3), "a"))
                .isInstanceOf(ClaimStoreException.class)
                .hasMessage("claim store postgrest did not answer");
    }

    @Test
    @Timeout(60)
    void a_postgrest_that_hangs_in_the_midst_of_its_answer_is_a_store_that_does_not_answer() {
        try (var proxy = FaultProxy.before(supabase.uri().getPort())) {
            proxy.set(new Fault.StallAfter(END_OF_HEADERS));
            var hanging = claimsAt(proxy.uri("http"), token(), Duration.ofMillis(500));

            assertThatThrownBy(() -> hanging.claim(new UpdateKey(9, 4), "a"))
                    .isInstanceOf(ClaimStoreException.class)
                    .hasMessage("claim store postgrest did not answer");
        }
    }

    private UpdateClaims claimsAt(URI address, Secret token) {
        return claimsAt(address, token, PATIENCE);
    }

    private UpdateClaims claimsAt(URI address, Secret token, Duration limit) {
        var access = new PostgrestUpdateClaims.Access(Secret.of(supabase.keys().anon()), token, limit);
        return new PostgrestUpdateClaims(http, address, access, TERMS);
    }

    private Secret token() {
        return Secret.of(supabase.keys().tokenFor("claims"));
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(supabase.uri().resolve("/rest/v1/" + path))
                .header("apikey", supabase.keys().anon())
                .header("Authorization", "Bearer " + token().reveal())
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> names(String sql) {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
