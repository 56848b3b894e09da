package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.telegram.TelegramReply.Fault;
import dev.switchboard.telegram.TelegramReply.Unreachable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A call that failed before any of it was sent is certainly not carried out; after that nobody knows. */
class SendOnceTest {
    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONG = Duration.ofSeconds(30);

    /** More than any queue of connections that nobody accepts holds here. */
    private static final int MANY = 20;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var each : open) {
            each.close();
        }
    }

    /** As behind a firewall that drops what begins a connection. */
    @Test
    void connection_that_nobody_takes_is_certainly_not_carried_out() throws IOException {
        var server = server();
        fillQueue(server);

        assertThat(faultAt("http", server, SHORT)).isEqualTo(Fault.NOT_CONNECTED);
    }

    @Test
    void silence_in_the_handshake_of_tls_is_certainly_not_carried_out() throws IOException {
        // the system takes the connection, and nobody ever reads from it
        assertThat(faultAt("https", server(), SHORT)).isEqualTo(Fault.NOT_CONNECTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connection_that_breaks_in_the_handshake_of_tls_is_certainly_not_carried_out(boolean reset) throws IOException {
        var server = server();
        serve(server, socket -> {
            var _ = socket.getInputStream().read();
            end(socket, reset);
        });

        assertThat(faultAt("https", server, LONG)).isEqualTo(Fault.NOT_CONNECTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void connection_that_breaks_once_the_request_is_begun_is_no_answer(boolean reset) throws IOException {
        var server = server();
        serve(server, socket -> {
            var _ = socket.getInputStream().read();
            end(socket, reset);
        });

        assertThat(faultAt("http", server, LONG)).isEqualTo(Fault.NO_ANSWER);
    }

    private Fault faultAt(String scheme, ServerSocket server, Duration timeout) {
        var address = URI.create(scheme + "://127.0.0.1:" + server.getLocalPort());
        try (var gateways = new TelegramGateways(new TelegramSettings(address, timeout))) {
            var reply = gateways.of(GatewayFixture.BOT, Secret.of(GatewayFixture.TOKEN))
                    .call(GatewayFixture.HELLO);
            assertThat(reply).isInstanceOf(Unreachable.class);
            return ((Unreachable<?>) reply).fault();
        }
    }

    private ServerSocket server() throws IOException {
        var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(server);
        return server;
    }

    /** Connects until the system takes no more connections for a program that accepts none. */
    private void fillQueue(ServerSocket server) throws IOException {
        for (int i = 0; i < MANY; i++) {
            var socket = new Socket();
            open.add(socket);
            try {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort()), (int)
                        SHORT.toMillis());
            } catch (SocketTimeoutException e) {
                return;
            }
        }
        throw new AssertionError("the system takes connections without end");
    }

    private static void end(Socket socket, boolean reset) throws IOException {
        if (reset) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }

    private static void serve(ServerSocket server, Serving serving) {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    serving.serve(server.accept());
                }
            } catch (IOException e) {
                // the test is over
                return;
            }
        });
    }

    private interface Serving {
        void serve(Socket socket) throws IOException;
    }
}
