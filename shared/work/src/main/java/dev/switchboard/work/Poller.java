package dev.switchboard.work;

import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives from one queue, never more than there are slots for. A long poll is let finish: an aborted one strands its messages. */
final class Poller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final QueueName queue;
    private final Priority priority;
    private final JobSource source;
    private final Intake intake;
    private final JobEvents events;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Where received messages go.
     *
     * @param holdings takes them into hand
     * @param lanes runs them
     * @param slots in which they run
     * @param settings how long to wait, and how much may be held
     */
    record Intake(Holdings holdings, Lanes lanes, Slots slots, WorkSettings settings) {}

    Poller(QueueName queue, Priority priority, JobSource source, Intake intake, JobEvents events) {
        this.queue = queue;
        this.priority = priority;
        this.source = source;
        this.intake = intake;
        this.events = events;
    }

    /** Polls until it is stopped. */
    @Override
    public void run() {
        while (stopping.getCount() > 0) {
            intake.holdings()
                    .awaitFewerThan(
                            intake.settings().parked() + intake.settings().slots());
            int taken = intake.slots().take(priority, Math.min(largestBatch(), JobSource.LARGEST_RECEIVE));
            if (taken > 0) {
                poll(taken);
            }
        }
    }

    /** Makes the poll under way the last one. */
    void stop() {
        stopping.countDown();
    }

    private void poll(int firstTaken) {
        int taken = firstTaken;
        var batch = new ArrayList<ReceivedMessage>();
        try {
            batch.addAll(source.receive(queue, taken, intake.settings().pollWait()));
            while (batch.size() == taken && taken < largestBatch()) {
                int more =
                        intake.slots().tryTake(priority, Math.min(JobSource.LARGEST_RECEIVE, largestBatch() - taken));
                if (more == 0) {
                    break;
                }
                taken += more;
                batch.addAll(source.receive(queue, more, Duration.ZERO));
            }
            events.polled(queue, true);
        } catch (QueueException e) {
            // what came before the failure is in hand, and goes on
            events.polled(queue, false);
            LOG.atWarn().setCause(e).addKeyValue("queue", queue.word()).log("queue did not answer a poll");
            pause();
        }
        intake.slots().polled(priority, batch.isEmpty());
        intake.slots().release(priority, taken - batch.size());
        batch.forEach(this::takeIn);
    }

    private void takeIn(ReceivedMessage message) {
        intake.holdings()
                .hold(message)
                .ifPresentOrElse(
                        job -> intake.lanes().add(job, priority),
                        () -> intake.slots().release(priority, 1));
    }

    private void pause() {
        try {
            if (stopping.await(AFTER_FAILURE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atDebug().log("stopping");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** Small batches for what somebody waits for, large ones for bulk. */
    private int largestBatch() {
        return switch (priority) {
            case HIGH -> 5;
            case NORMAL -> 20;
            case LOW -> 100;
        };
    }

    /** The queue, for a thread's name. */
    String name() {
        return "poll-" + queue.word();
    }

    static List<Poller> forAll(List<QueueName> queues, JobSource source, Intake intake, JobEvents events) {
        return queues.stream()
                .map(queue -> new Poller(queue, priorityOf(queue), source, intake, events))
                .toList();
    }

    private static Priority priorityOf(QueueName queue) {
        for (var priority : Priority.values()) {
            if (QueueName.of(queue.logical(), priority) == queue) {
                return priority;
            }
        }
        throw new IllegalArgumentException(queue.word() + " carries no jobs to run");
    }
}
