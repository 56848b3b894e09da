package dev.switchboard.telemetry;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Puts {@code trace_id} and {@code span_id} into every log line of this thread until it is closed, by the same thread.
 */
public final class TraceScope implements AutoCloseable {
    private final @Nullable Map<String, String> before = MDC.getCopyOfContextMap();

    private TraceScope() {}

    /** Opens the scope. */
    public static TraceScope open(TraceParent trace) {
        var scope = new TraceScope();
        MDC.put("trace_id", trace.traceId());
        MDC.put("span_id", trace.spanId());
        return scope;
    }

    /** Puts back what was there before. */
    @Override
    public void close() {
        if (before == null) {
            MDC.clear();
        } else {
            MDC.setContextMap(before);
        }
    }
}
