package dev.switchboard.dm.limit;

import dev.switchboard.job.JobId;

/** How often a person, or everybody in a group, may ask something of a bot. Implementations are safe for use by several threads. */
public interface AskLimit {

    /**
     * Judges a job, and counts it if it is admitted. A job that runs again is counted once and judged as before.
     *
     * @param bot the bot that is asked
     * @param asker the person, or the group
     */
    Verdict judge(long bot, long asker, JobId job);

    /** Whether somebody asked too often. */
    enum Verdict {
        /** They did not. */
        ADMITTED,
        /** They did, and are to be told: not more than once within the limit's time. */
        REFUSED_WITH_NOTICE,
        /** They did, and were told. */
        REFUSED
    }
}
