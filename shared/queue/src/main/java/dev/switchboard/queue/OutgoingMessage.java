package dev.switchboard.queue;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.util.Map;

/**
 * A message to be sent.
 *
 * @param queue where it goes
 * @param body its text
 * @param group its message group: order within it on a FIFO queue, fairness on a standard one
 * @param deduplicationId what tells doubles on a FIFO queue for five minutes; not sent to a standard one
 * @param delay how long it stays hidden, up to 15 minutes; SQS has none for single messages of a FIFO queue
 * @param attributes string attributes, at most ten (SQS), none blank
 */
public record OutgoingMessage(
        QueueName queue,
        String body,
        String group,
        String deduplicationId,
        Duration delay,
        Map<String, String> attributes) {
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(15);

    public OutgoingMessage {
        attributes = Map.copyOf(attributes);
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay " + delay + " must be from 0 to 15 minutes");
        }
        if (queue.fifo() && !delay.isZero()) {
            throw new IllegalArgumentException("a FIFO queue delays no single message");
        }
    }

    /** Returns the first sending of a job; the job's id tells doubles. */
    public static OutgoingMessage first(JobEnvelope envelope, JobCodec codec) {
        return new OutgoingMessage(
                envelope.queue(),
                codec.encode(envelope),
                envelope.messageGroup(),
                envelope.id().value(),
                Duration.ZERO,
                Map.of());
    }

    /**
     * Returns a later sending of a received message's job. The replaced message's id tells doubles: with the job's own id
     * SQS would accept the sending within five minutes and never deliver it.
     */
    public static OutgoingMessage replacing(
            ReceivedMessage replaced, QueueName queue, Duration delay, Map<String, String> attributes) {
        return new OutgoingMessage(queue, replaced.body(), replaced.group(), replaced.messageId(), delay, attributes);
    }

    /** Says where it goes and how long it is; the text is private. */
    @Override
    public String toString() {
        return "OutgoingMessage[" + queue.word() + ", " + body.length() + " characters]";
    }
}
