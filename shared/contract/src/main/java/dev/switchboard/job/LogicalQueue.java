package dev.switchboard.job;

import java.util.Locale;

/** One family of jobs, served by one kind of worker; physically three priority queues and a DLQ. */
public enum LogicalQueue {
    /** One-to-one conversations. FIFO. */
    DM_QUEUE(true),
    /** Group management. FIFO. */
    TGMS_QUEUE(true),
    /** Messages to groups. A standard queue, with the bot as message group for fairness. */
    GROUP_MESSAGE_QUEUE(false);

    private final boolean fifo;
    private final String word = name().toLowerCase(Locale.ROOT);

    LogicalQueue(boolean fifo) {
        this.fifo = fifo;
    }

    /** Returns whether SQS keeps the order of each message group. */
    public boolean fifo() {
        return fifo;
    }

    /** Returns the stable word, such as {@code dm_queue}. */
    public String word() {
        return word;
    }
}
