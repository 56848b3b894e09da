package dev.switchboard.dm.answer;

import dev.switchboard.job.JobEnvelope;

/** What is told of the answers that jobs owe, for metrics. Implementations are safe for use by several threads and do not throw. */
@FunctionalInterface
public interface AnswerEvents {

    /** Telegram was called with a job's answer, and this came of it; told before it is recorded. */
    void sent(JobEnvelope envelope, AnswerResult result);
}
