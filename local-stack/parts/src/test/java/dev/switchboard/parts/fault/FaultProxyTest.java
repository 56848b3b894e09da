package dev.switchboard.parts.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;
    private final FaultProxy proxy;

    FaultProxyTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            received.add(body);
            var answer = ("answer to " + body).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        proxy = FaultProxy.before(server.getAddress().getPort());
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        proxy.close();
        server.stop(0);
        client.close();
    }

    @Test
    void all_passes_until_something_is_spoilt() throws Exception {
        assertThat(post("one")).isEqualTo("answer to one");
        assertThat(post("two")).isEqualTo("answer to two");
    }

    @Test
    void refused_connections_are_accepted_again_on_the_same_port() throws Exception {
        assertThat(post("one")).isEqualTo("answer to one");
        proxy.set(new Fault.Refuse());
        assertThatThrownBy(() -> post("two")).isInstanceOf(IOException.class); // a kept-alive one breaks off instead
        proxy.heal();
        assertThat(post("three")).isEqualTo("answer to three");
        assertThat(received).containsExactly("one", "three");
    }

    @Test
    void black_hole_answers_nothing() {
        proxy.set(new Fault.BlackHole());
        assertThatThrownBy(() -> post("one")).isInstanceOf(HttpTimeoutException.class);
        assertThat(received).isEmpty();
    }

    @Test
    void delayed_answer_arrives() throws Exception {
        proxy.set(new Fault.Delay(Duration.ofMillis(20)));
        assertThat(post("one")).isEqualTo("answer to one");
    }

    @Test
    void cut_answer_fails_though_the_request_was_done() {
        proxy.set(new Fault.CutAfter(10));
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
        assertThat(received).contains("one");
    }

    @Test
    void stalled_answer_ends_where_it_was_told_to() throws Exception {
        proxy.set(new Fault.StallAfter("answer to o"));
        var request = HttpRequest.newBuilder(proxy.uri("http"))
                .version(HttpClient.Version.HTTP_1_1)
                .POST(HttpRequest.BodyPublishers.ofString("one"))
                .build();
        try (var body =
                client.send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(new String(body.readNBytes(11), UTF_8)).isEqualTo("answer to o");
            proxy.close();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }
    }

    @Test
    void action_runs_before_the_request_is_passed_on_and_may_drop_it() throws Exception {
        var dropped = proxy.beforeRequest("poison", Then.DROP, () -> received.add("action"));
        assertThat(post("water")).isEqualTo("answer to water");
        assertThatThrownBy(() -> post("poison")).isInstanceOf(IOException.class);
        assertThat(dropped.await(Duration.ofSeconds(10))).isTrue();
        assertThat(received).containsExactly("water", "action");
        assertThat(post("poison")).as("it runs once").isEqualTo("answer to poison");
    }

    @Test
    void action_runs_between_the_effect_and_its_answer() throws Exception {
        var between = proxy.beforeAnswerTo("effect", Then.DROP, () -> received.add("action"));
        assertThat(post("other")).isEqualTo("answer to other");
        assertThatThrownBy(() -> post("effect")).isInstanceOf(IOException.class);
        assertThat(between.await(Duration.ofSeconds(10))).isTrue();
        assertThat(received).containsExactly("other", "effect", "action");
    }

    @Test
    void action_runs_before_an_answer_that_holds_a_text_is_returned() throws Exception {
        proxy.beforeResponse("answer to two", Then.FORWARD, () -> received.add("action"));
        assertThat(post("one")).isEqualTo("answer to one");
        assertThat(post("two")).isEqualTo("answer to two");
        assertThat(received).containsExactly("one", "two", "action");
    }

    @Test
    void dead_server_looks_dead() {
        server.stop(0);
        assertThatThrownBy(() -> post("one")).isInstanceOf(IOException.class);
    }

    private String post(String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(proxy.uri("http"))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(2))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
