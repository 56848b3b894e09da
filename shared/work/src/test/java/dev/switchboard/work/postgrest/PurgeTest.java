package dev.switchboard.work.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.SupabasePart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestException;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalParts.class)
class PurgeTest {
    private static final Pattern PURGE = Pattern.compile("/rpc/(purge_\\w+)");

    @Test
    void a_worker_deletes_what_has_expired(SupabasePart supabase) {
        try (var postgrest = client(supabase.uri(), supabase.keys().serviceRole())) {
            postgrest
                    .from("update_claims")
                    .insert(List.of(Map.of("key", "old", "state", "done", "expires_at", Instant.EPOCH)));
            Purge.hourly(postgrest).task().run();

            assertThat(postgrest
                            .from("update_claims")
                            .select()
                            .where(Filter.eq("key", "old"))
                            .count())
                    .isZero();
        }
    }

    @Test
    void purge_that_fails_stops_no_other_and_is_told(SupabasePart supabase) throws Exception {
        var called = new ConcurrentSkipListSet<String>();
        var failing = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.createContext("/", exchange -> fail(exchange, called));
        failing.start();
        try (var postgrest =
                client(URI.create("http://127.0.0.1:" + failing.getAddress().getPort()), "key")) {
            var task = Purge.hourly(postgrest).task();

            assertThatThrownBy(task::run)
                    .isInstanceOf(PostgrestException.class)
                    .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
        } finally {
            failing.stop(0);
        }

        assertThat(called).isEqualTo(purgesOf(supabase));
    }

    /** Says that a statement took too long, as PostgREST does. */
    private static void fail(HttpExchange exchange, Set<String> called) throws IOException {
        try (exchange) {
            called.add(namesIn(exchange.getRequestURI().getPath()).first());
            var body = "{\"code\":\"57014\",\"message\":\"canceling statement due to statement timeout\"}"
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(500, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The purges that the database has, as PostgREST's description of itself names them. */
    private static Set<String> purgesOf(SupabasePart supabase) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(supabase.uri() + "/rest/v1/"))
                .header("apikey", supabase.keys().serviceRole())
                .header("Authorization", "Bearer " + supabase.keys().serviceRole())
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return namesIn(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        }
    }

    private static SortedSet<String> namesIn(String text) {
        var names = new TreeSet<String>();
        PURGE.matcher(text).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    private static PostgrestClient client(URI uri, String key) {
        return new PostgrestClient(PostgrestSettings.of(uri, Secret.of(key)));
    }
}
