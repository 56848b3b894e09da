package dev.switchboard.dm.group;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues a look at each active group every ten minutes, shared among all processes that do so. */
public final class GroupChecks implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupChecks.class);
    private static final Duration EVERY = Duration.ofMinutes(1);

    /** By then the group is due again, and a look that still waits is for nothing. */
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private static final int MOST_AT_ONCE = 500;

    private final Groups groups;
    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;

    private GroupChecks(Groups groups, JobSender queues, JobCodec codec, InstantSource clock) {
        this.groups = groups;
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
    }

    /** Returns the checks as a worker's task. */
    public static PeriodicTask everyMinute(Groups groups, JobSender queues, JobCodec codec, InstantSource clock) {
        return new PeriodicTask("group_checks", EVERY, new GroupChecks(groups, queues, codec, clock));
    }

    /** Queues a look at each group that is due. What the queue does not take is due again in ten minutes. */
    @Override
    public void run() {
        List<DueGroup> due;
        do {
            due = groups.takeDue(MOST_AT_ONCE);
            long notSent = queues.countNotTaken(due.stream().map(this::message).toList());
            if (notSent > 0) {
                LOG.atWarn().addKeyValue("groups", notSent).log("group checks were not queued");
            }
        } while (due.size() == MOST_AT_ONCE);
    }

    private OutgoingMessage message(DueGroup group) {
        var now = clock.instant();
        var job = new Job.CheckGroup(new RawJson("{}"));
        var name = job.kind().word() + ":" + group.botId() + ":" + group.chatId();
        var envelope = new JobEnvelope(
                JobId.ofSchedule(name, group.checkedAt()),
                new Route(group.botId(), group.chatId(), null),
                job.kind().priority(),
                new Timing(now, null, now.plus(EXPIRY)),
                null,
                job);
        return OutgoingMessage.first(envelope, codec);
    }
}
