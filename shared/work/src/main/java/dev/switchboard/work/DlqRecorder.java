package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.DeadLetter;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
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
 * <p>A sweep looks at messages and hands them back; it takes none away. It lasts a few seconds at most, and so long an
 * operator may not see a message. Of one group of a FIFO queue SQS shows the oldest ten only; the others are recorded
 * when those are replayed or discarded. For use by one thread, but for {@link #stop}.
 */
final class DlqRecorder {
    /** Why SQS moved a message that says nothing itself: {@code maxReceiveCount} of the redrive policy. */
    static final String RECEIVE_COUNT_EXCEEDED = "receive_count_exceeded";

    private static final Logger LOG = LoggerFactory.getLogger(DlqRecorder.class);
    private static final Duration LONGEST_SWEEP = Duration.ofSeconds(5);

    /** For so long a sweep that dies hides what it looked at. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final int MOST_MESSAGES = 1_000;

    /** One message that the store refuses must not keep the others from it; a store that is away must not be pressed. */
    private static final int MOST_FAILURES = 3;

    private static final int MOST_REMEMBERED = 10_000;

    private final QueueName dlq;
    private final JobSource source;
    private final DeadJobs deadJobs;
    private final InstantSource clock;
    private final JobCodec codec = new JobCodec();
    private final Set<String> recorded = new HashSet<>();
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
        if (source.depth(dlq) == 0) {
            return;
        }
        var seen = new ArrayList<ReceivedMessage>();
        try {
            look(seen);
        } finally {
            source.hold(seen, Duration.ZERO);
        }
    }

    /** Makes a sweep under way end soon. */
    void stop() {
        stopping = true;
    }

    private void look(List<ReceivedMessage> seen) {
        var end = clock.instant().plus(LONGEST_SWEEP);
        int failures = 0;
        boolean more = true;
        while (more
                && failures < MOST_FAILURES
                && seen.size() < MOST_MESSAGES
                && clock.instant().isBefore(end)) {
            var batch = source.receive(dlq, JobSource.LARGEST_RECEIVE, Duration.ZERO, LOOK);
            seen.addAll(batch);
            failures += record(batch);
            more = !batch.isEmpty() && !stopping;
        }
    }

    /** Returns how many could not be recorded. */
    private int record(List<ReceivedMessage> batch) {
        int failures = 0;
        for (var message : batch) {
            if (!recorded.contains(message.messageId()) && failures < MOST_FAILURES && !isRecorded(message)) {
                failures++;
            }
        }
        return failures;
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
}
