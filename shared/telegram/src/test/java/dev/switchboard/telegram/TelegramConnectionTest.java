package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.telegram.TelegramReply.Accepted;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What a gateway makes of servers that are not there, silent, or break off. */
class TelegramConnectionTest extends GatewayFixture {
    @Test
    void each_bot_calls_with_its_own_token_over_the_same_connection() throws InterruptedException {
        server.enqueue(json(200, "{\"ok\":true,\"result\":true}"));
        server.enqueue(json(200, "{\"ok\":true,\"result\":true}"));

        gateway.call(DELETE);
        gateways.of(7, Secret.of("7:other")).call(DELETE);

        assertThat(server.takeRequest().getTarget()).startsWith("/bot" + TOKEN + "/");
        RecordedRequest second = server.takeRequest();
        assertThat(second.getTarget()).startsWith("/bot7:other/");
        assertThat(second.getExchangeIndex()).isEqualTo(1);
    }

    @Test
    void a_body_shorter_than_announced_is_no_answer() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"ok\":true,\"res")
                .setHeader("Content-Length", 4_000)
                .onResponseEnd(new SocketEffect.CloseSocket())
                .build());

        assertFault(HELLO, Fault.NO_ANSWER);
    }

    @Test
    void a_body_that_stops_midway_ends_with_the_timeout() {
        useTimeout(Duration.ofMillis(300));
        server.enqueue(new MockResponse.Builder()
                .body(MESSAGE)
                .onResponseBody(SocketEffect.Stall.INSTANCE)
                .build());

        assertFault(HELLO, Fault.NO_ANSWER);
    }

    @Test
    void no_answer_ends_with_the_timeout() {
        useTimeout(Duration.ofMillis(300));
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());

        assertFault(HELLO, Fault.NO_ANSWER);
    }

    @Test
    void a_connection_closed_after_the_request_is_no_answer_and_the_request_is_not_repeated() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        server.enqueue(json(200, MESSAGE));

        assertFault(HELLO, Fault.NO_ANSWER);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void a_connection_lost_while_idle_costs_at_most_one_call() throws IOException {
        int port = freePort();
        useAddress(URI.create("http://localhost:" + port));
        try (var first = new MockWebServer()) {
            first.start(port);
            first.enqueue(json(200, MESSAGE));
            assertThat(gateway.call(HELLO)).isInstanceOf(Accepted.class);
        }
        try (var second = new MockWebServer()) {
            second.start(port);
            second.enqueue(json(200, MESSAGE));
            second.enqueue(json(200, MESSAGE));
            gateway.call(HELLO);
            assertThat(gateway.call(HELLO)).isInstanceOf(Accepted.class);
        }
    }

    @Test
    void a_refused_connection_is_certainly_not_carried_out() throws IOException {
        useAddress(URI.create("http://localhost:" + freePort()));

        assertFault(HELLO, Fault.NOT_CONNECTED);
    }

    @Test
    void a_host_that_does_not_exist_is_certainly_not_carried_out() {
        useAddress(URI.create("https://api.telegram.invalid"));

        assertFault(HELLO, Fault.NOT_CONNECTED);
    }

    @Test
    void an_interrupted_call_leaves_the_thread_interrupted() {
        // an answer that is there before the wait begins is taken all the same
        server.enqueue(json(200, MESSAGE)
                .newBuilder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        Thread.currentThread().interrupt();

        var reply = gateway.call(HELLO);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Unreachable.class,
                        unreachable -> assertThat(unreachable.fault()).isEqualTo(Fault.NO_ANSWER));
    }

    @Test
    void a_closed_gateway_answers_that_nothing_came() {
        gateways.close();

        assertThat(gateway.call(HELLO)).isInstanceOf(Unreachable.class);
    }

    private void useTimeout(Duration timeout) {
        use(gateways(timeout));
    }

    private void useAddress(URI address) {
        use(new TelegramGateways(new TelegramSettings(address, Duration.ofSeconds(10))));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
