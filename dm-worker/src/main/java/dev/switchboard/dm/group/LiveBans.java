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

    /** Bans somebody in a group. */
    Recorded<Boolean> ban(JobId job, Contact admin, long chat, InstagramName name);

    /** Takes a ban in a group back. */
    Recorded<Boolean> unban(JobId job, Contact admin, long chat, InstagramName name);
}
