package dev.switchboard.dm.dialogue;

import dev.switchboard.job.JobId;

/** Where people's dialogues stand, for a day after their last move. Implementations are safe for use by several threads. */
public interface Dialogues {

    /**
     * Finds a person's dialogue with a bot; {@link Dialogue#NEW} if there is none.
     *
     * @throws DialoguesAwayException if it is not known now
     */
    Dialogue find(long bot, long person);

    /**
     * Puts a dialogue in the place of the one with the version before it.
     *
     * @return false, and nothing is changed, if another was there
     * @throws DialoguesAwayException if it is unknown whether it was put there
     */
    boolean replace(long bot, long person, Dialogue next);

    /**
     * Begins a dialogue, in the place of an open one. Where another job moves it at the same moment, that move stays: a
     * person's jobs come one after another, so this one was late.
     *
     * @throws DialoguesAwayException if it is unknown whether it is open
     */
    default void open(long bot, long person, JobId job, Topic topic) {
        var found = find(bot, person);
        if (found.topic() != topic || !found.movedBy(job)) {
            replace(bot, person, found.moved(topic, job));
        }
    }

    /**
     * Ends whatever dialogue was open before the job came. Where another job moves it at the same moment, that move stays.
     *
     * @throws DialoguesAwayException if it is unknown whether it has ended
     */
    default void leave(long bot, long person, JobId job) {
        var found = find(bot, person);
        if (found.topic() != Topic.NONE && !found.movedBy(job)) {
            replace(bot, person, found.moved(Topic.NONE, job));
        }
    }

    /** Does as {@link #leave} does, or without it while dialogues are away: what the job is about goes on. */
    default void leaveIfReachable(long bot, long person, JobId job) {
        try {
            leave(bot, person, job);
        } catch (DialoguesAwayException e) {
            // counted where it was thrown
        }
    }
}
