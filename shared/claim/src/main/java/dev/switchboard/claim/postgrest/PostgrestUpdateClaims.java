package dev.switchboard.claim.postgrest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.claim.Claim;
import dev.switchboard.claim.ClaimStoreException;
import dev.switchboard.claim.ClaimTerms;
import dev.switchboard.claim.UpdateClaims;
import dev.switchboard.claim.UpdateKey;
import dev.switchboard.config.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Claims as rows behind the functions {@code claim_update}, {@code confirm_update} and {@code release_update}, by
 * Postgres's clock. One call a claim and one a confirmation. Uses the JDK's HTTP client, so that it adds nothing to a
 * function's class path.
 */
public final class PostgrestUpdateClaims implements UpdateClaims {
    private static final String STORE = "postgrest";
    private static final JsonFactory JSON = new JsonFactory();

    private final HttpClient http;
    private final URI functions;
    private final Access access;
    private final ClaimTerms terms;

    /**
     * What lets the webhook in.
     *
     * @param apiKey the project's public (anonymous) key, which Supabase's gateway wants of everybody
     * @param token a token of the role {@code claims}, which may call the three functions and nothing else
     * @param limit how long a call may take
     */
    public record Access(Secret apiKey, Secret token, Duration limit) {}

    /**
     * Uses the given client, which it does not close.
     *
     * @param supabase the project's address, to which {@code /rest/v1} is appended
     */
    public PostgrestUpdateClaims(HttpClient http, URI supabase, Access access, ClaimTerms terms) {
        this.http = http;
        this.functions = URI.create(supabase.toString().replaceFirst("/$", "") + "/rest/v1/rpc/");
        this.access = access;
        this.terms = terms;
    }

    @Override
    public Claim claim(UpdateKey update, String owner) {
        var answer = call("claim_update", arguments -> {
            arguments.writeStringField("key", update.text());
            arguments.writeStringField("owner", owner);
            arguments.writeNumberField("lease_ms", terms.lease().toMillis());
        });
        return switch (answer) {
            case "\"won\"" -> Claim.WON;
            case "\"done\"" -> Claim.DONE;
            case "\"held\"" -> Claim.HELD;
            default -> throw new ClaimStoreException(STORE, "something else than won, done or held");
        };
    }

    @Override
    public void confirm(UpdateKey update) {
        call("confirm_update", arguments -> {
            arguments.writeStringField("key", update.text());
            arguments.writeNumberField("ttl_seconds", terms.memory().toSeconds());
        });
    }

    @Override
    public void release(UpdateKey update, String owner) {
        call("release_update", arguments -> {
            arguments.writeStringField("key", update.text());
            arguments.writeStringField("owner", owner);
        });
    }

    private String call(String function, Arguments arguments) {
        var request = HttpRequest.newBuilder(functions.resolve(function))
                .header("apikey", access.apiKey().reveal())
                .header("Authorization", "Bearer " + access.token().reveal())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json(arguments)))
                .build();
        try {
            var answer = answer(request);
            if (answer.statusCode() / 100 != 2) {
                throw new ClaimStoreException(STORE, "with status " + answer.statusCode());
            }
            return answer.body().strip();
        } catch (ExecutionException | TimeoutException e) {
            throw new ClaimStoreException(STORE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClaimStoreException(STORE, e);
        }
    }

    /**
     * A connection that died while the function was frozen says so at once, and the request is sent again on a fresh one;
     * a silent server is not asked again. Every one of the functions may be called twice.
     */
    private HttpResponse<String> answer(HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return withinLimit(request);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw e;
            }
            return withinLimit(request);
        }
    }

    /** Not the request's own time-out, which covers nothing after the headers. */
    private HttpResponse<String> withinLimit(HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        var answer = http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(access.limit().toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private interface Arguments {
        void write(JsonGenerator out) throws IOException;
    }

    private static String json(Arguments arguments) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            arguments.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return text.toString();
    }
}
