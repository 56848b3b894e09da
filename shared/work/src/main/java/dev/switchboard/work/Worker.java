package dev.switchboard.work;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;

/**
 * Does the jobs of one kind.
 *
 * <p>A job may be run again after a crash: its effects carry the job's id and are done once. Implementations are safe for
 * use by several threads.
 *
 * @param <J> the kind of job
 */
@FunctionalInterface
public interface Worker<J extends Job> {

    /**
     * Runs a job; what it throws counts as {@link Outcome.RetryLater}, or as
     * {@link Outcome.DependencyAway} if the cause is that Supabase did not answer.
     */
    Outcome work(J job, JobEnvelope envelope);
}
