package dev.switchboard.dm.group;

import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks of a bot in a group.
 *
 * @param envelope the job
 * @param command the name of the command
 * @param contact who asks; Telegram's account for them all where they are anonymous
 * @param chat the group
 * @param topic the topic of a forum that they ask in, for the answer; {@code null} outside of topics
 * @param title what the group calls itself; hostile
 * @param anonymous whether an admin writes in the group's name
 */
public record GroupAsk(
        JobEnvelope envelope,
        String command,
        Contact contact,
        long chat,
        @Nullable Integer topic,
        String title,
        boolean anonymous) {

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
