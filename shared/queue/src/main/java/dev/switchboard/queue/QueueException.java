package dev.switchboard.queue;

import dev.switchboard.job.QueueName;

/** A queue did not do what was asked; whether a message was taken is unknown unless {@link #refused()}. */
public final class QueueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final QueueName queue;
    private final boolean refused;

    /**
     * Tells what failed.
     *
     * @param refused whether the queue said no, so that asking again is of no use
     */
    public QueueException(QueueName queue, String action, boolean refused, Throwable cause) {
        super(said(queue, action, refused), cause);
        this.queue = queue;
        this.refused = refused;
    }

    /**
     * Tells that one entry of a batch failed.
     *
     * @param code the queue's word for why, such as {@code InvalidMessageContents}
     */
    public QueueException(QueueName queue, String action, boolean refused, String code) {
        super(said(queue, action, refused) + ": " + code);
        this.queue = queue;
        this.refused = refused;
    }

    /** Returns which queue it was. */
    public QueueName queue() {
        return queue;
    }

    /** Returns whether the queue answered, and said no. */
    public boolean refused() {
        return refused;
    }

    private static String said(QueueName queue, String action, boolean refused) {
        return queue.word() + (refused ? " refused to " : " did not answer a request to ") + action;
    }
}
