package dev.switchboard.postgrest;

/**
 * A Postgres function that is called over {@code /rpc}.
 *
 * @param name its name
 * @param result what its JSON result is read as; {@code Void} when it returns nothing
 * @param idempotent whether a repeated call with the same arguments does no more than one, so that a call which got no
 *     answer may be sent again
 * @param <R> its result
 */
public record PostgrestFunction<R>(String name, Class<R> result, boolean idempotent) {
    /** Checks the name. */
    public PostgrestFunction {
        Identifier.checked(name);
    }

    /** A function that may be called again when a call got no answer. */
    public static <R> PostgrestFunction<R> idempotent(String name, Class<R> result) {
        return new PostgrestFunction<>(name, result, true);
    }

    /** A function that is sent once; the caller decides what a lost answer means. */
    public static <R> PostgrestFunction<R> sentOnce(String name, Class<R> result) {
        return new PostgrestFunction<>(name, result, false);
    }
}
