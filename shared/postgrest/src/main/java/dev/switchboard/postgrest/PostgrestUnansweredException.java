package dev.switchboard.postgrest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * PostgREST did not answer, or something before it answered in its place. Whether a change was made is unknown, unless
 * {@link #wasSent()} says that the request never left.
 */
public final class PostgrestUnansweredException extends PostgrestException {
    private static final long serialVersionUID = 1L;

    private final boolean sent;

    private PostgrestUnansweredException(String message, boolean sent, @Nullable Throwable cause) {
        super(message, cause);
        this.sent = sent;
    }

    static PostgrestUnansweredException notSent(String call, String why, @Nullable Throwable cause) {
        return new PostgrestUnansweredException(call + " was not sent: " + why, false, cause);
    }

    static PostgrestUnansweredException noAnswer(String call, IOException cause) {
        return new PostgrestUnansweredException(call + " got no answer: " + cause.getMessage(), true, cause);
    }

    static PostgrestUnansweredException status(String call, int status) {
        return new PostgrestUnansweredException(call + " was answered with " + status, true, null);
    }

    /** Says whether PostgREST may have got the request. */
    public boolean wasSent() {
        return sent;
    }
}
