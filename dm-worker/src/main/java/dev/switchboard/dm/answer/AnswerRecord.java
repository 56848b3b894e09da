package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;

/** Which jobs' answers were given. Implementations are safe for use by several threads. */
public interface AnswerRecord {

    /** Opens the record of a job that does nothing but answer; an earlier run's record is found again. */
    Recorded<AnswerOnly> begin(JobId job, String command);

    /** Notes that Telegram accepted the job's answer. */
    void answered(JobId job);
}
