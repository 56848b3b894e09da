package dev.switchboard.sender.deletion;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wants the messages of recalled broadcasts deleted, and queues a job for each chat that has messages to delete; shared among
 * all processes that do so.
 */
final class DueDeletions implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(DueDeletions.class);
    private static final int PAGE = 500;

    /** Little enough for one statement, which Supabase ends after 8 s. */
    private static final int WANTED_AT_ONCE = 5_000;

    private final Deletions deletions;
    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;
    private final Duration stalled;

    DueDeletions(Deletions deletions, JobSender queues, JobCodec codec, InstantSource clock, Duration stalled) {
        this.deletions = deletions;
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
        this.stalled = stalled;
    }

    /** Queues until nothing is due. What the queue does not take is due again later. */
    @Override
    public void run() {
        int wanted;
        do {
            wanted = deletions.wantRecalled(WANTED_AT_ONCE);
            queueDue();
        } while (wanted > 0);
    }

    private void queueDue() {
        for (var due = take(); due.messages() > 0; due = take()) {
            long notSent =
                    queues.countNotTaken(due.chats().stream().map(this::message).toList());
            if (notSent > 0) {
                LOG.atWarn().addKeyValue("chats", notSent).log("deletions were not queued");
            }
        }
    }

    private Due take() {
        return deletions.takeDue(PAGE, stalled);
    }

    private OutgoingMessage message(DueChat due) {
        var job = new Job.DeleteMessages(new RawJson("{}"));
        var now = clock.instant();
        var envelope = new JobEnvelope(
                JobId.ofSchedule(job.kind().word() + ":" + due.botId() + ":" + due.chatId(), now),
                new Route(due.botId(), due.chatId(), null),
                job.kind().priority(),
                Timing.startingAt(now),
                null,
                job);
        return OutgoingMessage.first(envelope, codec);
    }
}
