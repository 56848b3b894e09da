package dev.switchboard.work;

import java.time.Instant;

/**
 * One failed run of a job.
 *
 * @param at when it failed
 * @param worker which process ran it
 * @param error what went wrong, in a line
 */
record Attempt(Instant at, String worker, String error) {}
