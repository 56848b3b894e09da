package dev.switchboard.dm.limit;

import dev.switchboard.job.JobId;
import java.time.Instant;

/** How often a person, or everybody in a group, may ask something of a bot. Implementations are safe for use by several threads. */
public interface AskLimit {

    /**
     * Judges a job, and counts it if it is admitted. A job that runs again is counted once and judged as before. It goes by the
     * moment of asking, not of judging: what waited through an outage was not asked all at once.
     *
     * @param bot the bot that is asked
     * @param asker the person, or the group
     * @param askedAt when it was asked, in any order; what lies ahead counts as now
     */
    Verdict judge(long bot, long asker, JobId job, Instant askedAt);

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
