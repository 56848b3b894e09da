package dev.switchboard.job;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The stable identity of a job: the same event always makes the same id, so that doubles can be told.
 *
 * @param value 1 to 128 printable ASCII characters without spaces, which is what SQS takes as a deduplication id
 */
public record JobId(String value) {
    private static final Pattern ALLOWED = Pattern.compile("[!-~]{1,128}");

    public JobId {
        if (!ALLOWED.matcher(value).matches()) {
            throw new IllegalArgumentException("a job id is 1 to 128 printable ASCII characters without spaces");
        }
    }

    /** Returns the id of a webhook's job. {@code update_id} is unique per bot only, so the bot is in it. */
    public static JobId ofUpdate(long bot, long updateId) {
        return new JobId("tg:" + bot + ":" + updateId);
    }

    /** Returns the id of a job that a schedule makes for one of its times. */
    public static JobId ofSchedule(String name, Instant scheduledTime) {
        return new JobId("sched:" + name + ":" + scheduledTime);
    }

    /**
     * Returns the id of one part of this job: a job that it makes, or an effect beside its own. The same word always makes the
     * same id.
     *
     * @param word tells the job's parts apart
     */
    public JobId part(String word) {
        return new JobId(value + "/" + word);
    }

    @Override
    public String toString() {
        return value;
    }
}
