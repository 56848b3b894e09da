package dev.switchboard.job;

import java.util.Locale;

/** A physical queue by its name without the stage's prefix. */
public enum QueueName {
    DM_QUEUE_HIGH(LogicalQueue.DM_QUEUE),
    DM_QUEUE_NORMAL(LogicalQueue.DM_QUEUE),
    DM_QUEUE_LOW(LogicalQueue.DM_QUEUE),
    DM_QUEUE_DLQ(LogicalQueue.DM_QUEUE),
    TGMS_QUEUE_HIGH(LogicalQueue.TGMS_QUEUE),
    TGMS_QUEUE_NORMAL(LogicalQueue.TGMS_QUEUE),
    TGMS_QUEUE_LOW(LogicalQueue.TGMS_QUEUE),
    TGMS_QUEUE_DLQ(LogicalQueue.TGMS_QUEUE),
    GROUP_MESSAGE_QUEUE_HIGH(LogicalQueue.GROUP_MESSAGE_QUEUE),
    GROUP_MESSAGE_QUEUE_NORMAL(LogicalQueue.GROUP_MESSAGE_QUEUE),
    GROUP_MESSAGE_QUEUE_LOW(LogicalQueue.GROUP_MESSAGE_QUEUE),
    GROUP_MESSAGE_QUEUE_DLQ(LogicalQueue.GROUP_MESSAGE_QUEUE);

    private final LogicalQueue logical;
    private final String word = name().toLowerCase(Locale.ROOT);

    QueueName(LogicalQueue logical) {
        this.logical = logical;
    }

    /** Returns the queue that carries a logical queue's jobs of one priority. */
    public static QueueName of(LogicalQueue logical, Priority priority) {
        return valueOf(logical.name() + "_" + priority.name());
    }

    /** Returns the DLQ that a logical queue's three priorities share. */
    public static QueueName dlqOf(LogicalQueue logical) {
        return valueOf(logical.name() + "_DLQ");
    }

    /** Returns the logical queue that this one belongs to. */
    public LogicalQueue logical() {
        return logical;
    }

    /** Returns whether SQS keeps the order of each message group. */
    public boolean fifo() {
        return logical.fifo();
    }

    /** Returns the stable word, such as {@code dm_queue_high}; SQS's name adds a stage and, if FIFO, {@code .fifo}. */
    public String word() {
        return word;
    }

    /** Returns the environment variable that holds the queue's URL, such as {@code DM_QUEUE_HIGH_URL}. */
    public String environmentVariable() {
        return name() + "_URL";
    }
}
