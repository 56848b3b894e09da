package dev.switchboard.telemetry;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a trace something happens: W3C Trace Context, level 1, header {@code traceparent}.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 lower-case hexadecimal digits, not all zero
 * @param sampled whether the caller may have recorded the trace
 */
public record TraceParent(String traceId, String spanId, boolean sampled) {
    private static final Pattern TRACE_ID = Pattern.compile("(?!0{32})[0-9a-f]{32}");
    private static final Pattern SPAN_ID = Pattern.compile("(?!0{16})[0-9a-f]{16}");

    // later versions may append fields after a dash; version ff is forbidden
    private static final Pattern HEADER =
            Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    private static final int SAMPLED = 1;
    private static final HexFormat HEX = HexFormat.of();

    public TraceParent {
        if (!TRACE_ID.matcher(traceId).matches() || !SPAN_ID.matcher(spanId).matches()) {
            throw new IllegalArgumentException("not the ids of a trace and a span");
        }
    }

    /** Starts a trace. */
    public static TraceParent start(RandomGenerator random) {
        return new TraceParent(randomId(random) + randomId(random), randomId(random), true);
    }

    /** Reads a header; empty if it is not one, as the standard wants it. */
    public static Optional<TraceParent> parse(String header) {
        var matcher = HEADER.matcher(header);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean extended = matcher.group(5) != null;
        boolean valid = TRACE_ID.matcher(matcher.group(2)).matches()
                && SPAN_ID.matcher(matcher.group(3)).matches()
                && !(extended && matcher.group(1).equals("00"));
        boolean sampled = (HexFormat.fromHexDigits(matcher.group(4)) & SAMPLED) != 0;
        return valid ? Optional.of(new TraceParent(matcher.group(2), matcher.group(3), sampled)) : Optional.empty();
    }

    /** Returns a new span in the trace of the header, or in a new trace if there is no usable header. */
    public static TraceParent childOf(@Nullable String header, RandomGenerator random) {
        return Optional.ofNullable(header)
                .flatMap(TraceParent::parse)
                .map(parent -> parent.child(random))
                .orElseGet(() -> start(random));
    }

    /** Returns a new span in the same trace. */
    public TraceParent child(RandomGenerator random) {
        return new TraceParent(traceId, randomId(random), sampled);
    }

    /** Returns the header's text. */
    public String header() {
        return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
    }

    private static String randomId(RandomGenerator random) {
        long id = random.nextLong();
        return HEX.toHexDigits(id == 0 ? 1 : id);
    }
}
