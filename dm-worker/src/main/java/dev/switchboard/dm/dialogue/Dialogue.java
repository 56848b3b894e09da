package dev.switchboard.dm.dialogue;

import dev.switchboard.job.JobId;
import org.jspecify.annotations.Nullable;

/**
 * Where a person's dialogue with a bot stands.
 *
 * @param version how often it moved; 0 if it never did, or not within its life
 * @param topic what the bot waits for
 * @param before what it waited for before the last job came
 * @param job the id of the job that moved it last, or {@code null} if none did
 */
public record Dialogue(
        long version, Topic topic, Topic before, @Nullable String job) {
    /** Where nothing was ever asked. */
    public static final Dialogue NEW = new Dialogue(0, Topic.NONE, Topic.NONE, null);

    /** Returns what a job finds the bot waiting for. One that moved the dialogue, and runs again, finds what it found first. */
    public Topic foundBy(JobId finder) {
        return movedBy(finder) ? before : topic;
    }

    /** Returns whether a job moved the dialogue last. */
    public boolean movedBy(JobId mover) {
        return mover.value().equals(job);
    }

    /** Returns the dialogue as a job leaves it. */
    public Dialogue moved(Topic next, JobId mover) {
        return new Dialogue(version + 1, next, foundBy(mover), mover.value());
    }
}
