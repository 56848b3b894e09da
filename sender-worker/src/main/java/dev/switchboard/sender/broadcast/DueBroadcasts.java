package dev.switchboard.sender.broadcast;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.work.DueJobs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The fan-outs of broadcasts that are due. */
public final class DueBroadcasts implements DueJobs.Source<DueBroadcast> {
    private static final int MOST_AT_ONCE = 20;

    private final Broadcasts broadcasts;
    private final Duration stalled;

    /**
     * Looks at the given broadcasts.
     *
     * @param stalled how long nothing was sent of a broadcast whose jobs must be lost
     */
    public DueBroadcasts(Broadcasts broadcasts, Duration stalled) {
        this.broadcasts = broadcasts;
        this.stalled = stalled;
    }

    @Override
    public String name() {
        return "due_broadcasts";
    }

    /** An urgent message is to be there within a second, and this wait is the longest part of its way. */
    @Override
    public Duration every() {
        return Duration.ofMillis(200);
    }

    @Override
    public List<DueBroadcast> take() {
        return broadcasts.takeDue(MOST_AT_ONCE, stalled);
    }

    @Override
    public JobEnvelope job(DueBroadcast due, Instant now) {
        var job = new Job.FanOutBroadcast(BroadcastJobs.payload(due.id()));
        return new JobEnvelope(
                JobId.ofSchedule(job.kind().word() + ":" + due.id(), due.lookedAt()),
                Route.ofBot(due.botId()),
                // a fan-out is short: also that of a low broadcast goes before other broadcasts' messages
                due.priority().equals(Priority.HIGH.word())
                        ? Priority.HIGH
                        : job.kind().priority(),
                Timing.startingAt(now),
                null,
                job);
    }
}
