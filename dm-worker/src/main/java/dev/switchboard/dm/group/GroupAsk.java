package dev.switchboard.dm.group;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;

/**
 * What somebody asks of a bot in a group.
 *
 * @param envelope the job
 * @param contact who asks; Telegram's account for them all where they are anonymous
 * @param chat the group
 * @param title what the group calls itself; hostile
 * @param anonymous whether an admin writes in the group's name
 */
public record GroupAsk(JobEnvelope envelope, Contact contact, long chat, String title, boolean anonymous) {

    /** Returns the job's id. */
    public JobId job() {
        return envelope.id();
    }

    /** Says the ids only: a group's title is private. */
    @Override
    public String toString() {
        return "GroupAsk[" + envelope.id() + ", " + contact + ", " + chat + "]";
    }
}
