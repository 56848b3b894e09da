package dev.switchboard.sender.broadcast;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queues a fan-out for each broadcast that is due, shared among all processes that do so. */
public final class DueBroadcasts implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DueBroadcasts.class);

    /** An urgent message is to be there within a second, and this wait is the longest part of its way. */
    private static final Duration EVERY = Duration.ofMillis(200);

    private static final int MOST_AT_ONCE = 20;

    private final Broadcasts broadcasts;
    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;
    private final Duration stalled;

    private DueBroadcasts(
            Broadcasts broadcasts, JobSender queues, JobCodec codec, InstantSource clock, Duration stalled) {
        this.broadcasts = broadcasts;
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
        this.stalled = stalled;
    }

    /**
     * Returns the look as a worker's task.
     *
     * @param stalled how long nothing was sent of a broadcast whose jobs must be lost
     */
    public static PeriodicTask task(
            Broadcasts broadcasts, JobSender queues, JobCodec codec, InstantSource clock, Duration stalled) {
        return new PeriodicTask("due_broadcasts", EVERY, new DueBroadcasts(broadcasts, queues, codec, clock, stalled));
    }

    /** Queues a fan-out for each that is due. What the queue does not take is due again in a minute. */
    @Override
    public void run() {
        var due = broadcasts.takeDue(MOST_AT_ONCE, stalled);
        long notSent = queues.countNotTaken(due.stream().map(this::message).toList());
        if (notSent > 0) {
            LOG.atWarn().addKeyValue("broadcasts", notSent).log("fan-outs were not queued");
        }
    }

    private OutgoingMessage message(DueBroadcast due) {
        var job = new Job.FanOutBroadcast(BroadcastJobs.payload(due.id()));
        var envelope = new JobEnvelope(
                JobId.ofSchedule(job.kind().word() + ":" + due.id(), due.lookedAt()),
                Route.ofBot(due.botId()),
                // a fan-out is short: also that of a low broadcast goes before other broadcasts' messages
                due.priority().equals(Priority.HIGH.word())
                        ? Priority.HIGH
                        : job.kind().priority(),
                Timing.startingAt(clock.instant()),
                null,
                job);
        return OutgoingMessage.first(envelope, codec);
    }
}
