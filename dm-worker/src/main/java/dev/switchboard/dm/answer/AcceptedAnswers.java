package dev.switchboard.dm.answer;

import dev.switchboard.job.JobId;
import java.util.LinkedHashSet;

/**
 * The record of answers, and what this process alone knows: which answers Telegram accepted that the record did not take. So a
 * job that runs again here has only to record. Safe for use by several threads.
 */
final class AcceptedAnswers {
    /** More than a process has jobs in hand; an answer that is forgotten is given again, as after a crash. */
    private static final int MOST = 10_000;

    private final AnswerRecord record;
    private final LinkedHashSet<JobId> unrecorded = new LinkedHashSet<>();

    AcceptedAnswers(AnswerRecord record) {
        this.record = record;
    }

    /** Returns whether Telegram accepted a job's answer, and that is not recorded. */
    synchronized boolean lacks(JobId job) {
        return unrecorded.contains(job);
    }

    /** Records that Telegram accepted a job's answer, and remembers that until it is recorded. */
    void record(JobId job) {
        remember(job);
        record.answered(job);
        forget(job);
    }

    private synchronized void remember(JobId job) {
        unrecorded.add(job);
        if (unrecorded.size() > MOST) {
            unrecorded.removeFirst();
        }
    }

    private synchronized void forget(JobId job) {
        unrecorded.remove(job);
    }
}
