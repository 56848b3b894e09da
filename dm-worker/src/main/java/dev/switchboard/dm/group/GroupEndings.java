package dev.switchboard.dm.group;

import dev.switchboard.dm.telling.Tellings;
import dev.switchboard.dm.text.Phrase;
import dev.switchboard.job.JobEnvelope;
import java.util.Map;
import java.util.OptionalLong;

/** Ends what groups gave, and tells those who lose by it. Safe for use by several threads. */
public final class GroupEndings {
    private final Groups groups;
    private final Tellings tellings;

    /** Puts it together. */
    public GroupEndings(Groups groups, Tellings tellings) {
        this.groups = groups;
        this.tellings = tellings;
    }

    /** Ends a group, once for each job, and tells whom it gave unlimited points. */
    void end(JobEnvelope cause, long chat, EndReason reason) {
        tell(cause, groups.deactivate(cause.id(), cause.route().bot(), chat, reason), chat, reason);
    }

    /** Gives a group that became a supergroup its new id, and tells who lost unlimited points by that, if somebody did. */
    void move(JobEnvelope cause, long chat, long newChat) {
        var job = cause.id().part("migrated");
        tell(cause, groups.migrate(job, cause.route().bot(), chat, newChat), newChat, EndReason.REPLACED);
    }

    /** Also where an earlier run of the job ended it: that may have died before this. */
    private void tell(JobEnvelope cause, OptionalLong lostBy, long chat, EndReason reason) {
        lostBy.ifPresent(
                user -> tellings.tellOfGroup(cause, user, chat, Phrase.GROUP_ENDED, Map.of("reason", reason.word())));
    }
}
