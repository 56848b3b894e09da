package dev.switchboard.acceptance;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Bot API that accepts every call and remembers it: a Telegram that is not the stack's own. */
final class RecordingTelegram implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String MESSAGE =
            "{\"ok\":true,\"result\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"}}}";

    private static final String TRUE = "{\"ok\":true,\"result\":true}";

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private RecordingTelegram(HttpServer server) {
        this.server = server;
    }

    /** One call of a method. */
    record Call(String method, String body) {}

    static RecordingTelegram start() throws IOException {
        var telegram =
                new RecordingTelegram(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        telegram.server.createContext("/", telegram::accept);
        telegram.server.start();
        return telegram;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Waits for the first call of a method and returns its body. */
    String awaitCall(String method) {
        return await(method)
                .atMost(LIMIT)
                .until(() -> callsOf(method), of -> !of.isEmpty())
                .getFirst()
                .body();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private List<Call> callsOf(String method) {
        return calls.stream()
                .filter(call -> call.method().equalsIgnoreCase(method))
                .toList();
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var call = new Call(path.substring(path.lastIndexOf('/') + 1), body);
            calls.add(call);
            var answer =
                    (call.method().equalsIgnoreCase("setWebhook") ? TRUE : MESSAGE).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }
}
