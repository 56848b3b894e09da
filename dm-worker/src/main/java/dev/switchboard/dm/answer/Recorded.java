package dev.switchboard.dm.answer;

/**
 * An effect that is recorded under its job's id: done now, or found done by an earlier run of the job.
 *
 * @param effect the first result
 * @param answered whether the person has had the answer
 * @param <R> what the effect results in
 */
public record Recorded<R>(R effect, boolean answered) {}
