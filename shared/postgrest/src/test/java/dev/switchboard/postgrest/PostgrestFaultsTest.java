package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.config.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What the client makes of a server that fails. */
class PostgrestFaultsTest extends ScriptedServerFixture {
    private static final PostgrestFunction<String> REPEATABLE = PostgrestFunction.idempotent("f", String.class);
    private static final PostgrestFunction<String> ONCE = PostgrestFunction.sentOnce("f", String.class);
    private static final MockResponse OVERLOADED = status(503, "{\"code\":\"PGRST003\",\"message\":\"no connection\"}");

    @Test
    void read_is_repeated_until_it_is_answered() {
        server.enqueue(OVERLOADED);
        server.enqueue(status(502, "<html>Bad gateway</html>"));
        server.enqueue(status(500, "<html>Oops</html>"));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(status(200, "[{\"id\":1}]"));
        try (var client = client()) {
            assertThat(client.from("t").select().list(Map.class)).containsExactly(Map.of("id", 1));
        }
    }

    @Test
    void change_is_sent_once() {
        server.enqueue(OVERLOADED);
        server.enqueue(OVERLOADED);
        try (var client = client()) {
            assertThatThrownBy(() -> client.from("t").insert(List.of(Map.of("id", 1))))
                    .isInstanceOfSatisfying(
                            PostgrestUnansweredException.class,
                            unanswered -> assertThat(unanswered.wasSent()).isTrue())
                    .hasMessage("POST t was answered with 503");
            assertThatThrownBy(() -> client.call(ONCE, Map.of())).isInstanceOf(PostgrestUnansweredException.class);
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void idempotent_function_is_repeated_after_half_an_answer() {
        server.enqueue(new MockResponse.Builder()
                .body("\"a long answer\"")
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(status(200, "\"done\""));
        try (var client = client()) {
            assertThat(client.call(REPEATABLE, Map.of())).isEqualTo("done");
        }
    }

    @Test
    void transaction_that_lost_a_deadlock_is_repeated_whatever_it_is() {
        server.enqueue(status(500, "{\"code\":\"40P01\",\"message\":\"deadlock detected\"}"));
        server.enqueue(status(201, ""));
        try (var client = client()) {
            client.from("t").insert(List.of(Map.of("id", 1)));
            assertThat(server.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void refusal_is_not_repeated_and_names_reason_and_hint() {
        server.enqueue(status(
                400, "{\"code\":\"23514\",\"message\":\"no\",\"hint\":\"try\",\"details\":\"Failing row: private\"}"));
        try (var client = client()) {
            var refused =
                    catchThrowableOfType(PostgrestRefusedException.class, () -> client.call(REPEATABLE, Map.of()));
            assertThat(refused).hasMessage("rpc/f was refused with 400 23514: no (try)");
            assertThat(refused.reason()).isEqualTo("no");
            assertThat(server.getRequestCount()).isEqualTo(1);
        }
    }

    @Test
    void change_that_never_left_is_repeated_and_then_called_unsent() throws IOException {
        server.close();
        try (var client = client(settings().within(Duration.ofMillis(500)))) {
            assertThatThrownBy(() -> client.from("t").delete(Filter.eq("id", 1)))
                    .isInstanceOfSatisfying(
                            PostgrestUnansweredException.class,
                            unanswered -> assertThat(unanswered.wasSent()).isFalse());
        }
    }

    @Test
    void key_and_token_travel_in_headers_and_stay_out_of_errors() throws Exception {
        server.enqueue(status(403, "{\"code\":\"42501\",\"message\":\"permission denied\"}"));
        try (var client = client(settings().as(Secret.of("claims-token")))) {
            assertThatThrownBy(() -> client.call(ONCE, Map.of()))
                    .hasMessageNotContaining("claims-token")
                    .hasMessageNotContaining("api-key");
        }
        var request = server.takeRequest();
        assertThat(request.getHeaders().get("apikey")).isEqualTo("api-key");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer claims-token");
        assertThat(settings().toString()).doesNotContain("api-key");
    }

    @Test
    void key_that_is_no_token_travels_as_a_key_only() throws Exception {
        server.enqueue(status(200, "[]"));
        try (var client = client(PostgrestSettings.of(url(), Secret.of("sb_secret_x")))) {
            client.from("t").select().list(Map.class);
        }
        var request = server.takeRequest();
        assertThat(request.getHeaders().get("apikey")).isEqualTo("sb_secret_x");
        assertThat(request.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void answer_of_another_kind_is_a_fault_that_quotes_nothing() {
        server.enqueue(status(200, "{\"private\":true}"));
        server.enqueue(status(200, "null"));
        try (var client = client()) {
            assertThatThrownBy(() -> client.call(REPEATABLE, Map.of()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasNoCause()
                    .hasMessageNotContaining("private");
            assertThatThrownBy(() -> client.call(REPEATABLE, Map.of())).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void base_path_of_the_address_is_kept() throws Exception {
        server.enqueue(status(204, ""));
        var behindPath = PostgrestSettings.of(server.url("/project/").uri(), Secret.of("api-key"));
        try (var client = client(behindPath)) {
            client.run(PostgrestFunction.sentOnce("f", Void.class), Map.of());
        }
        assertThat(server.takeRequest().getTarget()).isEqualTo("/project/rest/v1/rpc/f");
    }
}
