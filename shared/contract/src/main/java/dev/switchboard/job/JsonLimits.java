package dev.switchboard.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What JSON every parser on a job's way takes. Ingress queues nothing beyond these limits; the codec and the workers read
 * under them. One set for all, or something would be queued that no worker can read.
 */
public final class JsonLimits {
    /** How deep a payload may nest. Telegram's updates nest some ten levels deep. */
    public static final int DEEPEST = 64;

    /** How long a number may be, in characters; converting digits costs time that grows faster than their number. */
    public static final int LONGEST_NUMBER = 1_000;

    /** How long a field's name may be, in UTF-16 units. */
    public static final int LONGEST_NAME = 50_000;

    /** The envelope is one level more than its payload. */
    private static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNestingDepth(DEEPEST + 1)
            .maxNumberLength(LONGEST_NUMBER)
            .maxNameLength(LONGEST_NAME)
            .maxStringLength(JobCodec.LARGEST_BYTES)
            .build();

    private JsonLimits() {}

    /** Returns a factory of parsers that take what is within the limits, and refuse the rest. */
    public static JsonFactory factory() {
        return JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
    }
}
