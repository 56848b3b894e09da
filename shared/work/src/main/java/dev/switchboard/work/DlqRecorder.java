package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds to the record of dead jobs what it lacks: what SQS moved to a DLQ because its workers died with it, what ingress
 * sent there, and what could not be recorded when it died.
 *
 * <p>A sweep looks at messages and hands them back; it takes none away. While it lasts an operator may not see a
 * message, so a DLQ that has nothing new is left alone: it is looked into when its depth has changed, else at growing
 * intervals. Of one group of a FIFO queue SQS shows the oldest ten only; the others are recorded when those are replayed or
 * discarded. For use by one thread, but for {@link #stop}.
 */
final class DlqRecorder {
    /** Why SQS moved a message that says nothing itself: {@code maxReceiveCount} of the redrive policy. */
    static final String RECEIVE_COUNT_EXCEEDED = "receive_count_exceeded";

    private static final Logger LOG = LoggerFactory.getLogger(DlqRecorder.class);
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(30);

    /** Longer than a sweep, or it would see the first ones again; for so long a sweep that dies hides what it saw. */
    private static final Duration LOOK = Duration.ofSeconds(40);

    /** SQS: a poll that does not wait asks some of its servers only, and may find nothing where there is something. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private static final int MOST_MESSAGES = 5_000;

    /** Depths are approximate, and one message may come as another goes. */
    private static final Duration FIRST_REST = Duration.ofMinutes(1);

    private static final Duration LONGEST_REST = Duration.ofMinutes(15);

    /** One message that the store refuses must not keep the others from it; a store that is away must not be pressed. */
    private static final int MOST_FAILURES = 3;

    private static final int MOST_REMEMBERED = 10_000;

    private final QueueName dlq;
    private final JobSource source;
    private final DeadJobs deadJobs;
    private final InstantSource clock;
    private final JobCodec codec = new JobCodec();
    private final Set<String> recorded = new HashSet<>();
    private long depthAtLastSweep = -1;
    private Instant restUntil = Instant.MIN;
    private Duration rest = FIRST_REST;
    private volatile boolean stopping;

    DlqRecorder(QueueName dlq, JobSource source, DeadJobs deadJobs, InstantSource clock) {
        this.dlq = dlq;
        this.source = source;
        this.deadJobs = deadJobs;
        this.clock = clock;
    }

    /**
     * Records what is in the DLQ and not yet recorded.
     *
     * @throws dev.switchboard.queue.QueueException if the queue did not answer
     */
    void sweep() {
        long depth = source.depth(dlq);
        var now = clock.instant();
        if (depth == 0 || (depth == depthAtLastSweep && now.isBefore(restUntil))) {
            return;
        }
        var seen = new ArrayList<ReceivedMessage>();
        try {
            var sweep = look(seen);
            rest = sweep.foundNothingNew() ? shorter(rest.multipliedBy(2), LONGEST_REST) : FIRST_REST;
            restUntil = sweep.failures == 0 ? clock.instant().plus(rest) : now;
            depthAtLastSweep = depth;
        } finally {
            source.hold(seen, Duration.ZERO);
        }
    }

    /** Makes a sweep under way end soon. */
    void stop() {
        stopping = true;
    }

    private Sweep look(List<ReceivedMessage> seen) {
        var end = clock.instant().plus(LONGEST_SWEEP);
        var sweep = new Sweep();
        boolean more = true;
        while (more
                && sweep.failures < MOST_FAILURES
                && seen.size() < MOST_MESSAGES
                && clock.instant().isBefore(end)) {
            var batch = source.receive(dlq, JobSource.LARGEST_RECEIVE, POLL, LOOK);
            batch.forEach(message -> seen.add(message.withoutBody()));
            record(batch, sweep);
            more = !batch.isEmpty() && !stopping;
        }
        return sweep;
    }

    private void record(List<ReceivedMessage> batch, Sweep sweep) {
        for (var message : batch) {
            if (!recorded.contains(message.messageId()) && sweep.failures < MOST_FAILURES) {
                if (isRecorded(message)) {
                    sweep.found++;
                } else {
                    sweep.failures++;
                }
            }
        }
    }

    private boolean isRecorded(ReceivedMessage message) {
        try {
            deadJobs.record(deadJob(message));
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("queue", dlq.word())
                    .addKeyValue("message_id", message.messageId())
                    .log("dead job was not recorded yet");
            return false;
        }
        if (recorded.size() >= MOST_REMEMBERED) {
            recorded.clear(); // recording again changes nothing
        }
        recorded.add(message.messageId());
        return true;
    }

    private DeadJob deadJob(ReceivedMessage message) {
        var decoded = codec.decode(message.body());
        var attributes = message.attributes();
        var errorClass = attributes.get(DeadLetter.ERROR_CLASS);
        if (errorClass == null) {
            // SQS moved it, which keeps the time of its first sending
            var letter = new DeadLetter(source(decoded), RECEIVE_COUNT_EXCEEDED, RECEIVE_COUNT_EXCEEDED, "[]");
            return new DeadJob(dlq, message.messageId(), decoded, message.body(), letter, clock.instant());
        }
        var letter = new DeadLetter(
                attributes.getOrDefault(DeadLetter.SOURCE_QUEUE, source(decoded)),
                errorClass,
                attributes.getOrDefault(DeadLetter.ERROR_MESSAGE, errorClass),
                attributes.getOrDefault(DeadLetter.ATTEMPTS, "[]"));
        return new DeadJob(dlq, message.messageId(), decoded, message.body(), letter, message.sentAt());
    }

    private String source(DecodedJob decoded) {
        return switch (decoded) {
            case DecodedJob.Known(JobEnvelope envelope) -> envelope.queue().word();
            case DecodedJob.Unknown _ -> dlq.logical().word();
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What a sweep has come to so far. */
    private static final class Sweep {
        private int found;
        private int failures;

        boolean foundNothingNew() {
            return found == 0 && failures == 0;
        }
    }
}
