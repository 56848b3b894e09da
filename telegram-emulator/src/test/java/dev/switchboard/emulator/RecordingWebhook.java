package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.TelegramJson;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** A bot's webhook: keeps what Telegram sends and answers as the test says. */
final class RecordingWebhook implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<RecordedRequest> requests = new LinkedBlockingQueue<>();
    private volatile Function<JsonNode, MockResponse> answer = _ -> status(200);

    RecordingWebhook() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request);
                return answer.apply(update(request));
            }
        });
        server.start();
    }

    String url() {
        return server.url("/hook").toString();
    }

    void answerWith(Function<JsonNode, MockResponse> newAnswer) {
        answer = newAnswer;
    }

    void answerWith(int status) {
        answer = _ -> status(status);
    }

    RecordedRequest awaitRequest() throws InterruptedException {
        RecordedRequest request = requests.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (request == null) {
            throw new AssertionError("no update came");
        }
        return request;
    }

    static MockResponse status(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    JsonNode awaitUpdate() throws InterruptedException {
        return update(awaitRequest());
    }

    int waiting() {
        return requests.size();
    }

    static Duration patience() {
        return Duration.ofSeconds(PATIENCE_SECONDS);
    }

    @Override
    public void close() {
        server.close();
    }

    private static JsonNode update(RecordedRequest request) {
        ByteString body = request.getBody();
        if (body == null) {
            throw new AssertionError("an update without a body");
        }
        try {
            return TelegramJson.parse(body.utf8());
        } catch (IOException e) {
            throw new AssertionError("an update that is no JSON: " + body.utf8(), e);
        }
    }
}
