package dev.switchboard.emulator.delivery;

import dev.switchboard.emulator.delivery.DeliveryResult.Accepted;
import dev.switchboard.emulator.delivery.DeliveryResult.Refused;
import dev.switchboard.emulator.delivery.DeliveryResult.Unanswered;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Posts updates over HTTP/1.1 on kept-alive connections, as the Bot API server does. */
public final class HttpWebhookTransport implements WebhookTransport, AutoCloseable {
    /** How long the Bot API server waits for an answer (WebhookActor.cpp, create_connection). */
    public static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MAX_ANSWER_BYTES = 1 << 20;
    private static final int IDLE_CONNECTIONS = 100;

    private final OkHttpClient client;

    /** Waits so long for each answer, by the machine's clock. */
    public HttpWebhookTransport(Duration timeout) {
        client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .protocols(List.of(Protocol.HTTP_1_1))
                .callTimeout(timeout)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .followRedirects(false)
                .followSslRedirects(false)
                // a second try is the queue's decision: it counts, and it obeys the back-off
                .retryOnConnectionFailure(false)
                .build();
    }

    @Override
    public DeliveryResult post(Webhook webhook, byte[] body) {
        Request.Builder request = new Request.Builder().url(webhook.url()).post(new OneShotBody(body));
        if (!webhook.secretToken().isEmpty()) {
            request.header("X-Telegram-Bot-Api-Secret-Token", webhook.secretToken());
        }
        if (!webhook.url().username().isEmpty()) {
            request.header(
                    "Authorization",
                    Credentials.basic(webhook.url().username(), webhook.url().password()));
        }
        try (Response response = client.newCall(request.build()).execute()) {
            return resultOf(response);
        } catch (IOException e) {
            return new Unanswered(errorOf(e));
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private static DeliveryResult resultOf(Response response) throws IOException {
        boolean keeps = response.protocol() == Protocol.HTTP_1_1
                && !response.header("Connection", "").toLowerCase(Locale.ROOT).contains("close");
        if (response.isSuccessful()) {
            String type = response.header("Content-Type", "");
            return new Accepted(type, response.peekBody(MAX_ANSWER_BYTES).string(), keeps);
        }
        return new Refused(response.code(), response.message(), seconds(response.header("Retry-After")), keeps);
    }

    /** Names what went wrong as the Bot API server does, which takes most of these words from the system. */
    private static @Nullable String errorOf(IOException e) {
        return switch (e) {
            case NoRouteToHostException _ -> "No route to host";
            case ConnectException _ -> "Connection refused";
            case UnknownHostException _ -> "Failed to resolve host: Name or service not known";
            case SSLException _ -> "SSL error {error:0A000086:SSL routines::certificate verify failed}";
            case SocketException _ -> "Connection reset by peer";
            case InterruptedIOException _ -> "Read timeout expired";
            default -> e.getCause() instanceof EOFException ? null : "Connection closed";
        };
    }

    private static Duration seconds(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,9}")) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(Integer.parseInt(header));
    }

    /** A body that the client cannot send again by itself, as it would after a 503 with {@code Retry-After: 0}. */
    private static final class OneShotBody extends RequestBody {
        private final byte[] bytes;

        OneShotBody(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public MediaType contentType() {
            return JSON;
        }

        @Override
        public long contentLength() {
            return bytes.length;
        }

        @Override
        public boolean isOneShot() {
            return true;
        }

        @Override
        public void writeTo(BufferedSink sink) throws IOException {
            sink.write(bytes);
        }
    }
}
