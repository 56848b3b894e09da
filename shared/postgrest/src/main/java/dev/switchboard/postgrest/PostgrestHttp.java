package dev.switchboard.postgrest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Sends requests within their limit, repeats what may be repeated, and tells a refusal from silence. */
final class PostgrestHttp implements AutoCloseable {
    static final MediaType JSON = MediaType.get("application/json; charset=utf-8");

    /** Supabase ends a statement after 8 s, so that a connection silent for longer is dead. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);

    /** PostgREST closes a connection that idles for 30 s; ours go first, so that no request meets a closed one. */
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(20);

    static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final double WAIT_JITTER = 0.5;
    private static final int REPETITIONS = 5;

    /** Statuses that a gateway, or PostgREST without its database, gives: the call itself was not answered. */
    private static final Set<Integer> UNANSWERED = Set.of(408, 429, 502, 503, 504);

    private final PostgrestSettings settings;
    private final OkHttpClient client;
    private final Semaphore connections;
    private final RetryPolicy<Answer> idempotent;
    private final RetryPolicy<Answer> sentOnce;
    private final JsonMapper errors = new JsonMapper();

    PostgrestHttp(PostgrestSettings settings) {
        this.settings = settings;
        this.connections = new Semaphore(settings.connections(), true);
        this.idempotent = policy(true);
        this.sentOnce = policy(false);
        this.client = new OkHttpClient.Builder()
                .connectTimeout(LONGEST_CONNECT)
                .readTimeout(LONGEST_SILENCE)
                .writeTimeout(LONGEST_SILENCE)
                .connectionPool(new ConnectionPool(settings.connections(), LONGEST_IDLE.toSeconds(), TimeUnit.SECONDS))
                // one call a connection: the number of connections is what the database can bear
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                // OkHttp would silently repeat changes too
                .retryOnConnectionFailure(false)
                .eventListener(new SentListener())
                .build();
    }

    /**
     * An answer of success.
     *
     * @param contentRange which rows it has, and of how many if that was asked for
     */
    record Answer(String body, @Nullable String contentRange) {
        /** Returns the number after the slash of {@code 0-24/3573}, which the request has asked for. */
        long total() {
            var range = Objects.requireNonNull(contentRange, "an answer with a count has a Content-Range");
            return Long.parseLong(range.substring(range.indexOf('/') + 1));
        }
    }

    /**
     * Sends a request and returns its answer.
     *
     * @param call the request's name in errors
     * @param repeatable whether it may be sent again when it got no answer
     */
    Answer send(Request request, String call, boolean repeatable) {
        long deadline = System.nanoTime() + settings.callLimit().toNanos();
        try {
            return Failsafe.with(repeatable ? idempotent : sentOnce).get(() -> attempt(request, call, deadline));
        } catch (FailsafeException e) {
            // interrupted in a wait between two attempts
            throw PostgrestUnansweredException.notSent(call, "the thread was interrupted", e);
        }
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.connectionPool().evictAll();
    }

    private RetryPolicy<Answer> policy(boolean repeatable) {
        return RetryPolicy.<Answer>builder()
                .handleIf(failure -> switch (failure) {
                    case PostgrestUnansweredException unanswered -> repeatable || !unanswered.wasSent();
                    case PostgrestRefusedException refused -> refused.isTransient();
                    default -> false;
                })
                .withBackoff(FIRST_WAIT, LONGEST_WAIT)
                .withJitter(WAIT_JITTER)
                .withMaxRetries(REPETITIONS)
                .withMaxDuration(settings.callLimit())
                .build();
    }

    private Answer attempt(Request request, String call, long deadline) {
        awaitConnection(call, deadline);
        var sent = new AtomicBoolean();
        var attempt = client.newCall(authorised(request, sent));
        attempt.timeout().timeout(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        try (Response response = attempt.execute()) {
            var body = response.body().string();
            if (!response.isSuccessful()) {
                throw failure(call, response.code(), body);
            }
            return new Answer(body, response.header("Content-Range"));
        } catch (IOException e) {
            throw sent.get()
                    ? PostgrestUnansweredException.noAnswer(call, e)
                    : PostgrestUnansweredException.notSent(call, String.valueOf(e.getMessage()), e);
        } finally {
            connections.release();
        }
    }

    private void awaitConnection(String call, long deadline) {
        try {
            if (!connections.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw PostgrestUnansweredException.notSent(call, "all connections stayed busy", null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PostgrestUnansweredException.notSent(call, "the thread was interrupted", e);
        }
    }

    private Request authorised(Request request, AtomicBoolean sent) {
        var builder = request.newBuilder()
                .header("apikey", settings.apiKey().reveal())
                .header("Accept", "application/json")
                .tag(AtomicBoolean.class, sent);
        var token = settings.token().reveal();
        // Supabase's newer keys (sb_secret_...) are no tokens: its gateway finds the role for them
        return token.startsWith("sb_")
                ? builder.build()
                : builder.header("Authorization", "Bearer " + token).build();
    }

    private PostgrestException failure(String call, int status, String body) {
        var said = errorIn(body);
        boolean isCoded = said.path("code").isTextual();
        if (UNANSWERED.contains(status) || (status >= 500 && !isCoded)) {
            return PostgrestUnansweredException.status(call, status);
        }
        return new PostgrestRefusedException(
                call,
                status,
                isCoded ? said.path("code").asText() : "without a code",
                said.path("message").asText("no reason given"),
                said.path("hint").isTextual() ? said.path("hint").asText() : null);
    }

    private JsonNode errorIn(String body) {
        try {
            return errors.readTree(body);
        } catch (JsonProcessingException e) {
            // a gateway's page: the status says all that is to know
            return MissingNode.getInstance();
        }
    }

    /** Notes when a call's request begins to leave. */
    private static final class SentListener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            Objects.requireNonNull(call.request().tag(AtomicBoolean.class)).set(true);
        }
    }
}
