package dev.switchboard.work;

import dev.switchboard.job.Priority;
import dev.switchboard.queue.ReceivedMessage;
import java.util.ArrayDeque;
import java.util.Deque;

/** The held jobs of one message group. Its {@link Lanes} keep threads apart. */
final class Lane {
    final String key;
    final Priority priority;
    final Deque<HeldJob> jobs = new ArrayDeque<>();
    boolean running = true;

    Lane(String key, Priority priority) {
        this.key = key;
        this.priority = priority;
    }

    /** Order is kept on FIFO queues only: elsewhere the group is for SQS's fairness, and each job has its own lane. */
    static String key(ReceivedMessage message) {
        return message.queue().fifo()
                ? message.queue().word() + '/' + message.group()
                : message.queue().word() + '#' + message.messageId();
    }
}
