package dev.switchboard.ingress.webhook;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Starts the trace of a job: Telegram sends none, so the invocation's own id becomes the trace's. */
final class Traceparent {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private Traceparent() {}

    /** Returns a W3C {@code traceparent}, or {@code null} if the request's id is no UUID. */
    static @Nullable String ofRequest(String requestId) {
        if (!UUID.matcher(requestId).matches()) {
            return null;
        }
        var traceId = requestId.replace("-", "");
        return "00-" + traceId + "-" + traceId.substring(16) + "-01";
    }
}
