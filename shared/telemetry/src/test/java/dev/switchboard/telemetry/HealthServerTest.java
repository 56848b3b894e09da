package dev.switchboard.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.telemetry.HealthState.Degraded;
import dev.switchboard.telemetry.HealthState.Down;
import dev.switchboard.telemetry.HealthState.Up;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Metrics metrics = new Metrics();
    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch never = new CountDownLatch(1);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private HealthState redis = new Up();
    private final Liveness liveness = new Liveness((InstantSource) () -> now);
    private HealthServer server = startServer();

    private HealthServer startServer() {
        var checks = List.of(
                new HealthCheck("redis", () -> redis),
                new HealthCheck("broken", () -> {
                    if (redis instanceof Down) {
                        throw new IOException("redis://user:hunter2@host is gone");
                    }
                    return new Up();
                }),
                new HealthCheck("silent", () -> {
                    if (redis instanceof Down) {
                        never.await();
                    }
                    return new Up();
                }));
        try {
            return HealthServer.start(
                    new HealthSettings("127.0.0.1", 0),
                    liveness,
                    new Readiness(checks, Duration.ofMillis(500)),
                    metrics);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @BeforeEach
    void countSomething() {
        metrics.registry().counter("jobs", "outcome", "done").increment(3);
    }

    @AfterEach
    void stop() {
        never.countDown();
        server.close();
        client.close();
        metrics.close();
    }

    @Test
    void metrics_hold_the_processes_own_and_the_jvms() throws Exception {
        var page = get("/metrics");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
        assertThat(page.body())
                .contains("jobs_total{outcome=\"done\"} 3.0")
                .contains("jvm_memory_used_bytes")
                .contains("process_uptime_seconds")
                .contains("logback_events_total");
    }

    @Test
    void ready_names_every_check() throws Exception {
        var page = get("/health/ready");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("""
                        {"status":"up","checks":{"redis":{"status":"up"},"broken":{"status":"up"},"silent":{"status":"up"}}}""");
    }

    @Test
    void what_works_badly_is_told_and_keeps_nothing_from_being_ready() throws Exception {
        redis = new Degraded("slow");

        var page = get("/health/ready");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith(
                        "{\"status\":\"degraded\",\"checks\":{\"redis\":{\"status\":\"degraded\",\"reason\":\"slow\"}");
    }

    @Test
    void not_ready_is_a_problem_that_names_what_is_down_and_tells_no_secret() throws Exception {
        redis = new Down("connection refused");

        var page = get("/health/ready");

        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = JSON.readTree(page.body());
        assertThat(problem.path("status").asInt()).isEqualTo(503);
        assertThat(problem.path("detail").asText()).isEqualTo("down: redis, broken, silent");
        assertThat(problem.at("/checks/redis/reason").asText()).isEqualTo("connection refused");
        assertThat(problem.at("/checks/broken/reason").asText()).isEqualTo("IOException");
        assertThat(problem.at("/checks/silent/reason").asText()).isEqualTo("no answer within 500 ms");
        assertThat(page.body()).doesNotContain("hunter2");
    }

    @Test
    void a_stuck_loop_ends_liveness_and_its_next_beat_brings_it_back() throws Exception {
        var loop = liveness.watch("receive dm_queue_high", Duration.ofSeconds(30));
        now = now.plusSeconds(30);
        assertThat(get("/health/live").statusCode()).isEqualTo(200);

        now = now.plusSeconds(12);
        var page = get("/health/live");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.body()).contains("silent for 42 s, may be for 30 s");

        loop.beat();
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void a_loop_that_ended_on_purpose_is_not_missed() throws Exception {
        liveness.watch("receive", Duration.ofSeconds(1)).close();
        now = now.plusSeconds(3_600);

        assertThat(get("/health/live").body()).isEqualTo("{\"status\":\"up\",\"checks\":{}}");
    }

    @Test
    void other_paths_and_methods_are_problems() throws Exception {
        assertThat(get("/").statusCode()).isEqualTo(404);
        assertThat(get("/health/live/x").statusCode()).isEqualTo(404);
        var post = client.send(
                request("/metrics")
                        .POST(HttpRequest.BodyPublishers.ofString("x"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(post.headers().firstValue("Allow")).hasValue("GET, HEAD");
    }

    @Test
    void head_has_the_state_and_no_body() throws Exception {
        var head = client.send(request("/health/ready").HEAD().build(), HttpResponse.BodyHandlers.ofString());

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }
}
