package dev.switchboard.work;

import java.time.Instant;

/**
 * One failed run of a job.
 *
 * @param at when it failed
 * @param worker which process ran it
 * @param errorClass what went wrong, as a class
 * @param error what went wrong, in a line
 */
record Attempt(Instant at, String worker, String errorClass, String error) {
    private static final int LONGEST_LINE = 300;

    Attempt {
        var line = error.replaceAll("\\s+", " ");
        error = line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    /** Returns the failure of a run. */
    static Attempt failed(Instant at, String worker, Throwable cause) {
        var simpleName = cause.getClass().getSimpleName();
        // a nameless class has none, and SQS takes no empty attribute
        var errorClass = simpleName.isEmpty() ? cause.getClass().getName() : simpleName;
        return new Attempt(at, worker, errorClass, words(cause));
    }

    private static String words(Throwable cause) {
        try {
            return cause.toString();
        } catch (RuntimeException e) {
            // an error that cannot say what it is must not keep its job alive
            return cause.getClass().getName();
        }
    }
}
