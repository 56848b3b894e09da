package dev.switchboard.parts;

import org.jspecify.annotations.Nullable;

/** A part could not be prepared or did not come up; the message says which one and what its log ended with. */
public final class PartFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Makes one for the named part. */
    public PartFailedException(String part, String problem, @Nullable Throwable cause) {
        super(part + ": " + problem, cause);
    }
}
