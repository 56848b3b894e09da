package dev.switchboard.work;

import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.OutgoingMessage;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts messages back onto their queues for anybody to receive. Safe for use by several threads.
 *
 * <p>Each receive counts, also one after which a job never ran because its process was drained, and SQS moves a message
 * to the DLQ when it would be received for the fourth time. So that no number of drains leads there, a message that has
 * been received too often is sent anew, which counts from zero, and then deleted:
 *
 * <ul>
 *   <li>on a standard queue from its second receive on, which leaves it two more for crashes;
 *   <li>on a FIFO queue not before its third and last, and then with all held messages of its group, in their order. A new
 *       message stands behind those of the group that still wait in the queue, which were sent later: the order that is
 *       lost here would be lost in the DLQ too, and the job with it.
 * </ul>
 */
final class HandBack {
    private static final Logger LOG = LoggerFactory.getLogger(HandBack.class);

    /** {@code maxReceiveCount} in template.yaml. */
    static final int MOST_RECEIVES = 3;

    private static final int MOST_RECEIVES_WITHOUT_ORDER = 2;

    private final JobSource source;
    private final JobSender sender;

    HandBack(JobSource source, JobSender sender) {
        this.source = source;
        this.sender = sender;
    }

    /** Hands messages back; those of one group must stand in their order. What fails comes again by itself. */
    void handBack(List<ReceivedMessage> messages) {
        var groups =
                messages.stream().collect(Collectors.groupingBy(Lane::key, LinkedHashMap::new, Collectors.toList()));
        var unchanged = new ArrayList<ReceivedMessage>();
        var replaced = new ArrayList<ReceivedMessage>();
        for (var group : groups.values()) {
            int sent = group.stream().anyMatch(HandBack::isReceivedTooOften) ? sendAnew(group) : 0;
            replaced.addAll(group.subList(0, sent));
            unchanged.addAll(group.subList(sent, group.size()));
        }
        source.delete(replaced);
        source.hold(unchanged, Duration.ZERO);
    }

    private static boolean isReceivedTooOften(ReceivedMessage message) {
        return message.receiveCount() >= (message.queue().fifo() ? MOST_RECEIVES : MOST_RECEIVES_WITHOUT_ORDER);
    }

    /** Sends messages anew one by one, for their order; returns how many were taken before one was not. */
    private int sendAnew(List<ReceivedMessage> group) {
        int sent = 0;
        try {
            for (var message : group) {
                sender.send(OutgoingMessage.replacing(message, message.queue(), Duration.ZERO, message.attributes()));
                sent++;
            }
        } catch (QueueException e) {
            LOG.atWarn()
                    .setCause(e)
                    .addKeyValue("queue", e.queue().word())
                    .log("message was not sent anew: a further receive may be its last");
        }
        return sent;
    }
}
