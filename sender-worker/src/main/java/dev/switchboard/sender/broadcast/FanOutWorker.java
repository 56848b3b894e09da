package dev.switchboard.sender.broadcast;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.Priority;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.SendResult;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Checks what a broadcast says before anything of it is sent, and queues a job for each of its chats. Started again after a
 * crash it goes on behind the last recorded page; a chat that got two jobs gets one message, by the ledger.
 */
public final class FanOutWorker implements Worker<Job.FanOutBroadcast> {
    /** Little enough to be queued again after a crash, and enough to be worth a record. */
    private static final int PAGE = 500;

    private final Broadcasts broadcasts;
    private final ContentCheck check;
    private final JobSender queues;
    private final JobCodec codec;
    private final InstantSource clock;

    /** Puts the worker together. */
    public FanOutWorker(
            Broadcasts broadcasts, ContentCheck check, JobSender queues, JobCodec codec, InstantSource clock) {
        this.broadcasts = broadcasts;
        this.check = check;
        this.queues = queues;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    public Outcome work(Job.FanOutBroadcast job, JobEnvelope envelope) {
        return BroadcastJobs.broadcastOf(job.payload())
                .map(broadcast -> fanOut(broadcast, envelope))
                .orElseGet(() -> new Outcome.Bury("unreadable_fan_out", "no broadcast is named"));
    }

    private Outcome fanOut(UUID id, JobEnvelope envelope) {
        var broadcast = broadcasts.open(id).orElse(null);
        if (broadcast == null) {
            return new Outcome.Discard("broadcast_gone");
        }
        if (broadcast.state().equals("scheduled")) {
            return switch (check.check(broadcast.content())) {
                case ContentCheck.Checked.Refused(String reason, String detail, var _) -> {
                    broadcasts.refuse(id, reason, detail);
                    yield new Outcome.Discard("broadcast_refused");
                }
                case ContentCheck.Checked.HostUnknown(var _, String detail) -> {
                    broadcasts.holdBack(id, detail);
                    yield new Outcome.Done(); // it is due again in a minute, or was refused
                }
                case ContentCheck.Checked.Sendable _ -> {
                    broadcasts.start(id);
                    yield queueAll(id, broadcast, envelope);
                }
            };
        }
        return queueAll(id, broadcast, envelope);
    }

    private Outcome queueAll(UUID id, OpenBroadcast broadcast, JobEnvelope envelope) {
        var priority = Priority.ofWord(broadcast.priority()).orElseThrow();
        while (true) {
            var chats = broadcasts.nextChats(id, PAGE);
            var notSent =
                    queues
                            .sendAll(chats.stream()
                                    .map(chat -> message(id, chat, priority, envelope))
                                    .toList())
                            .stream()
                            .filter(SendResult.NotSent.class::isInstance)
                            .map(SendResult.NotSent.class::cast)
                            .findFirst();
            if (notSent.isPresent()) {
                return new Outcome.RetryLater(notSent.get().cause());
            }
            var upTo = chats.isEmpty() ? null : chats.getLast();
            boolean goOn = broadcasts.recordQueued(id, broadcast.round(), upTo);
            if (!goOn || chats.isEmpty()) {
                return new Outcome.Done();
            }
        }
    }

    private OutgoingMessage message(UUID id, long chat, Priority priority, JobEnvelope cause) {
        var envelope = new JobEnvelope(
                BroadcastJobs.sendingTo(id, chat),
                new Route(cause.route().bot(), chat, null),
                priority,
                Timing.startingAt(clock.instant()),
                cause.trace(),
                new Job.SendGroupMessage(BroadcastJobs.payload(id)));
        return OutgoingMessage.first(envelope, codec);
    }
}
