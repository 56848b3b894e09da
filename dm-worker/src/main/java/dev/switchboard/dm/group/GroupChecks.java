package dev.switchboard.dm.group;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.work.DueJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The looks at active groups: one at each every ten minutes. */
public final class GroupChecks implements DueJobs.Source<DueGroup> {
    /** By then the group is due again, and a look that still waits is for nothing. */
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 500;

    private final Groups groups;

    /** Looks at the given groups. */
    public GroupChecks(Groups groups) {
        this.groups = groups;
    }

    @Override
    public String name() {
        return "group_checks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public List<DueGroup> take() {
        return groups.takeDue(MOST_AT_ONCE);
    }

    @Override
    public JobEnvelope job(DueGroup group, Instant now) {
        var job = new Job.CheckGroup(new RawJson("{}"));
        var name = job.kind().word() + ":" + group.botId() + ":" + group.chatId();
        return new JobEnvelope(
                JobId.ofSchedule(name, group.checkedAt()),
                new Route(group.botId(), group.chatId(), null),
                job.kind().priority(),
                new Timing(now, null, now.plus(EXPIRY)),
                null,
                job);
    }
}
