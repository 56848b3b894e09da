package dev.switchboard.parts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.parts.junit.LocalParts;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LocalParts.class)
class SupabasePartTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @AfterAll
    static void closeClient() {
        CLIENT.close();
    }

    @Test
    void gateway_wants_a_key_it_knows(SupabasePart supabase) throws Exception {
        assertThat(get(supabase, "/rest/v1/", Map.of()).statusCode()).isEqualTo(401);
        assertThat(get(supabase, "/rest/v1/", Map.of("apikey", "wrong")).body()).contains("Invalid API key");
        assertThat(get(supabase, "/auth/v1/", Map.of()).statusCode()).isEqualTo(404);
    }

    @Test
    void key_decides_the_role_unless_a_token_does(SupabasePart supabase) throws Exception {
        var keys = supabase.keys();
        assertThat(get(supabase, "/rest/v1/", Map.of("apikey", keys.serviceRole()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(supabase, "/rest/v1/", Map.of("apikey", keys.anon(), "Authorization", "Bearer nonsense"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void database_killed_and_started_again_serves_on(SupabasePart supabase) throws Exception {
        supabase.postgres().kill();
        supabase.postgres().restart();
        supabase.postgrest().restart();
        assertThat(get(supabase, "/rest/v1/", Map.of("apikey", supabase.keys().serviceRole()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_was_written_survives_a_kill_of_the_database(SupabasePart supabase) throws Exception {
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement()) {
            statement.execute("create table internal.kept as select 42 as answer");
        }
        supabase.postgres().kill();
        supabase.postgres().restart();
        try (var connection = DriverManager.getConnection(supabase.jdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select answer from internal.kept")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
            statement.execute("drop table internal.kept");
        }
    }

    @Test
    void gateway_runs_as_a_process_of_its_own(SupabasePart supabase, @TempDir Path folder) throws Exception {
        int port = FreePort.find();
        var command = SupabaseGatewayMain.prepare(port, supabase.postgrest().uri(), folder);
        try (var gateway = PartProcess.start(command, folder.resolve("gateway.log"))) {
            assertThat(gateway.isAlive()).isTrue();
        }
    }

    private static HttpResponse<String> get(SupabasePart supabase, String path, Map<String, String> headers)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(supabase.uri().resolve(path));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
