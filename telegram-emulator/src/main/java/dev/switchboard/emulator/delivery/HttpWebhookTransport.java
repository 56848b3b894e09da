package dev.switchboard.emulator.delivery;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Posts updates over HTTP on kept-alive connections, as the Bot API server does. */
public final class HttpWebhookTransport implements WebhookTransport, AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER_BYTES = 1 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int IDLE_CONNECTIONS = 100;

    private final OkHttpClient client = new OkHttpClient.Builder()
            .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
            .callTimeout(TIMEOUT)
            .readTimeout(TIMEOUT)
            .followRedirects(false)
            // a second try is the queue's decision: it counts, and it obeys the back-off
            .retryOnConnectionFailure(false)
            .build();

    @Override
    public DeliveryResult post(Webhook webhook, byte[] body) {
        Request.Builder request = new Request.Builder().url(webhook.url()).post(RequestBody.create(body, JSON));
        if (!webhook.secretToken().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secretToken());
        }
        try (Response response = client.newCall(request.build()).execute()) {
            if (response.isSuccessful()) {
                return new DeliveryResult.Accepted(
                        response.peekBody(MAX_ANSWER_BYTES).string());
            }
            return new DeliveryResult.Refused(
                    response.code(), response.message(), seconds(response.header("Retry-After")));
        } catch (ConnectException e) {
            return new DeliveryResult.Unanswered("Connection refused");
        } catch (InterruptedIOException e) {
            return new DeliveryResult.Unanswered("Read timeout expired");
        } catch (IOException e) {
            return new DeliveryResult.Unanswered("Webhook connection closed");
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private static Duration seconds(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Integer.parseInt(header));
    }
}
