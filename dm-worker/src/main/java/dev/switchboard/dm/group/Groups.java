package dev.switchboard.dm.group;

import dev.switchboard.dm.answer.Recorded;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.JobId;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The groups that bots manage. Each change carries its job's id: made again, it changes nothing and gives its first result.
 * Implementations are safe for use by several threads.
 */
public interface Groups {

    /** A command came to nothing by what Telegram says. */
    Recorded<GroupReply> refuse(
            JobId job, Contact contact, String command, GroupVerdict verdict, Set<BotRight> missing);

    /** An admin registers a group with a bot that has its rights. */
    Recorded<GroupReply> register(JobId job, Contact contact, long chat, String title);

    /** An admin asks for the unlimited points of a registered group: the first who does so has them until it ends. */
    Recorded<GroupReply> activate(JobId job, Contact contact, long chat, String title);

    /**
     * A group ended.
     *
     * @return who had unlimited points by it
     */
    OptionalLong deactivate(JobId job, long bot, long chat, EndReason reason);

    /**
     * A group became a supergroup, and has another id.
     *
     * @return who had unlimited points by it, if the supergroup gives them to another already
     */
    OptionalLong migrate(JobId job, long bot, long chat, long newChat);

    /** Hands out active groups that nobody looked at for ten minutes, each to one caller, the longest waiting first. */
    List<DueGroup> takeDue(int most);
}
