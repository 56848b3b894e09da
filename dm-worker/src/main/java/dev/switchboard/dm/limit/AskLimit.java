package dev.switchboard.dm.limit;

import dev.switchboard.job.JobId;

/** How often a person may ask something of a bot. Implementations are safe for use by several threads. */
public interface AskLimit {

    /**
     * Judges a job, and counts it if it is admitted. A job that runs again is counted once and judged as before.
     *
     * @param bot the bot that is asked
     * @param person who asks
     */
    Verdict judge(long bot, long person, JobId job);

    /** Whether a person asked too often. */
    enum Verdict {
        /** They did not. */
        ADMITTED,
        /** They did, and are to be told: not more than once within the limit's time. */
        REFUSED_WITH_NOTICE,
        /** They did, and were told. */
        REFUSED
    }
}
