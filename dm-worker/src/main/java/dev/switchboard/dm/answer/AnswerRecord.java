package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;

/** Which jobs did something, and whose answers were given. Implementations are safe for use by several threads. */
public interface AnswerRecord {

    /** Notes that Telegram accepted the job's answer. */
    void answered(JobId job);

    /** Returns whether the job did something: its answer was given, or is owed. */
    boolean knows(JobId job);
}
