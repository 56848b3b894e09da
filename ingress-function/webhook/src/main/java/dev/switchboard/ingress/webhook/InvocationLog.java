package dev.switchboard.ingress.webhook;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.switchboard.claim.FallbackClaims;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One line an invocation: log entry and metrics at once, in CloudWatch's embedded metric format. Carries ids and never a
 * text of Telegram's. Safe for use by several threads.
 */
final class InvocationLog {
    private static final JsonFactory JSON = new JsonFactory();

    private static final String UPDATES =
            "{\"Namespace\":\"Switchboard\",\"Dimensions\":[[\"stage\",\"outcome\"]],\"Metrics\":["
                    + "{\"Name\":\"updates\",\"Unit\":\"Count\"},{\"Name\":\"latency_ms\",\"Unit\":\"Milliseconds\"}]}";

    private static final String FALLBACKS = "{\"Namespace\":\"Switchboard\",\"Dimensions\":[[\"stage\"]],\"Metrics\":["
            + "{\"Name\":\"claim_fallbacks\",\"Unit\":\"Count\"}]}";

    private final String stage;
    private final FallbackClaims claims;
    private final InstantSource clock;
    private final LongSupplier nanos;

    InvocationLog(String stage, FallbackClaims claims, InstantSource clock, LongSupplier nanos) {
        this.stage = stage;
        this.claims = claims;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Starts the time of an invocation. */
    Invocation start(Context context) {
        return new Invocation(context, nanos.getAsLong(), claims.fallbacks());
    }

    /** An invocation under way. */
    final class Invocation {
        private final Context context;
        private final long startedAt;
        private final long fallbacksBefore;

        private Invocation(Context context, long startedAt, long fallbacksBefore) {
            this.context = context;
            this.startedAt = startedAt;
            this.fallbacksBefore = fallbacksBefore;
        }

        /** Writes the line. */
        void end(WebhookResult result) {
            long micros = TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - startedAt);
            long fallbacks = claims.fallbacks() - fallbacksBefore;
            context.getLogger().log(line(result, context.getAwsRequestId(), micros, fallbacks) + "\n");
        }
    }

    private String line(WebhookResult result, String requestId, long micros, long fallbacks) {
        var text = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            writeMetricsDirective(out, fallbacks > 0);
            out.writeStringField("stage", stage);
            out.writeStringField("outcome", result.outcome());
            out.writeNumberField("updates", 1);
            out.writeNumberField("latency_ms", micros / 1000.0);
            out.writeStringField("level", result.fault() == null ? "INFO" : "WARN");
            out.writeStringField("request_id", requestId);
            out.writeNumberField("status", result.answer().status());
            if (result.bot() != null) {
                out.writeNumberField("bot", result.bot());
            }
            if (result.updateId() != null) {
                out.writeNumberField("update_id", result.updateId());
            }
            if (result.kind() != null) {
                out.writeStringField("kind", result.kind());
            }
            if (fallbacks > 0) {
                out.writeNumberField("claim_fallbacks", fallbacks);
                out.writeStringField("claim_breaker", claims.breaker().name().toLowerCase(Locale.ROOT));
            }
            if (result.fault() != null) {
                out.writeStringField("error", describe(result.outcome(), result.fault()));
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a StringWriter does not fail
        }
        return text.toString();
    }

    private void writeMetricsDirective(JsonGenerator out, boolean fellBack) throws IOException {
        out.writeObjectFieldStart("_aws");
        out.writeNumberField("Timestamp", clock.millis());
        out.writeArrayFieldStart("CloudWatchMetrics");
        out.writeRawValue(UPDATES);
        if (fellBack) {
            out.writeRawValue(FALLBACKS);
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    private static String describe(String outcome, Exception fault) {
        if (outcome.equals(WebhookResult.FAILED)) {
            // its words are anybody's, and may be a person's; the place says more
            var trace = fault.getStackTrace();
            return fault.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
        }
        var cause = fault.getCause();
        return cause == null ? fault.toString() : fault + ": " + cause;
    }
}
