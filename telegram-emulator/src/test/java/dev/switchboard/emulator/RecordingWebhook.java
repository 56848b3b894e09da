package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A bot's webhook: keeps what Telegram sends and answers as the test says. */
final class RecordingWebhook implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final HeaderName SECRET = HeaderNames.create("X-Telegram-Bot-Api-Secret-Token");

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final WebServer server;
    private volatile Function<JsonNode, Reply> reply = _ -> Reply.of(200);

    RecordingWebhook() {
        server = WebServer.builder()
                .host("127.0.0.1")
                .shutdownHook(false)
                .addRouting(HttpRouting.builder().post("/hook", this::take))
                .build()
                .start();
    }

    static Duration patience() {
        return PATIENCE;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/hook";
    }

    void replyWith(Function<JsonNode, Reply> newReply) {
        reply = newReply;
    }

    void replyWith(int status) {
        reply = _ -> Reply.of(status);
    }

    Delivery awaitDelivery() throws InterruptedException {
        Delivery delivery = deliveries.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("no update came");
        }
        return delivery;
    }

    JsonNode awaitUpdate() throws InterruptedException {
        return awaitDelivery().update();
    }

    int waiting() {
        return deliveries.size();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void take(ServerRequest request, ServerResponse response) throws IOException {
        JsonNode update = TelegramJson.parse(request.content().as(String.class));
        deliveries.add(new Delivery(
                request.headers().first(HeaderNames.CONTENT_TYPE).orElse(""),
                request.headers().first(SECRET).orElse(""),
                update));
        Reply chosen = reply.apply(update);
        response.status(chosen.status());
        if (chosen.retryAfter() > 0) {
            response.header(HeaderNames.RETRY_AFTER, Integer.toString(chosen.retryAfter()));
        }
        if (chosen.closes()) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        response.header(HeaderNames.CONTENT_TYPE, chosen.contentType()).send(chosen.body());
    }

    /** What Telegram sent. */
    record Delivery(String contentType, String secret, JsonNode update) {}

    /** What the webhook answers. */
    record Reply(int status, int retryAfter, String contentType, String body, boolean closes) {
        static Reply of(int status) {
            return new Reply(status, 0, "text/plain", "", false);
        }

        static Reply later(int seconds) {
            return new Reply(503, seconds, "text/plain", "", false);
        }

        static Reply ok(String json) {
            return ok("application/json", json);
        }

        static Reply ok(String contentType, String body) {
            return new Reply(200, 0, contentType, body, false);
        }

        Reply andClose() {
            return new Reply(status, retryAfter, contentType, body, true);
        }
    }
}
