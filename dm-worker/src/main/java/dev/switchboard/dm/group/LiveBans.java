package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import dev.switchboard.live.InstagramName;

/**
 * Live people of whom a group is told nothing. Each change carries its job's id: made again, it changes nothing.
 * Implementations are safe for use by several threads.
 */
public interface LiveBans {

    /**
     * Bans somebody in a group, or takes that back.
     *
     * @return whether they are banned, as of the job's first run
     */
    Recorded<Boolean> set(JobId job, Contact admin, long chat, InstagramName name, boolean banned);
}
