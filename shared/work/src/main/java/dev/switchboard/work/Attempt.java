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

    /** Returns the failure of a run. */
    static Attempt failed(Instant at, String worker, Throwable cause) {
        var simpleName = cause.getClass().getSimpleName();
        // a nameless class has none, and SQS takes no empty attribute
        return new Attempt(at, worker, simpleName.isEmpty() ? cause.getClass().getName() : simpleName, line(cause));
    }

    private static String line(Throwable cause) {
        var text = cause.toString().replaceAll("\\s+", " ");
        return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE);
    }
}
