package dev.switchboard.dm.people;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.job.JobId;
import java.time.Instant;

/**
 * The people that bots know. Each change carries its job's id: made again, it changes nothing and gives its first result.
 * Implementations are safe for use by several threads.
 */
public interface People {

    /** Makes a person known to a bot, or notes what they are called now. */
    Recorded<Registration> register(JobId job, Person person);

    /**
     * Notes that a person blocked a bot or came back; the newest fact stays, whatever comes later.
     *
     * @param at Telegram's time of the fact
     * @param updateId orders facts of the same second
     */
    void setBlocked(JobId job, long bot, long user, boolean blocked, Instant at, long updateId);
}
