package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;

/** Which jobs' answers were given. Implementations are safe for use by several threads. */
public interface AnswerRecord {

    /** Notes that Telegram accepted the job's answer. */
    void answered(JobId job);
}
