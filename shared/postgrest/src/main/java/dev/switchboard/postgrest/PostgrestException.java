package dev.switchboard.postgrest;

import org.jspecify.annotations.Nullable;

/** A call to PostgREST that failed: it said no, or it did not answer. Its message holds no key and no row. */
public abstract sealed class PostgrestException extends RuntimeException
        permits PostgrestRefusedException, PostgrestUnansweredException {
    private static final long serialVersionUID = 1L;

    PostgrestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
