package dev.switchboard.work;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.QueueException;
import dev.switchboard.queue.ReceivedMessage;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives from one queue, never more than there are slots for. A long poll is let finish: an aborted one strands its messages. */
final class Poller implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Poller.class);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    /** A poll may have to wait for slots, and those for slow jobs, each of which has limits of its own. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(3);

    private final QueueName queue;
    private final Priority priority;
    private final Intake intake;
    private final JobEvents events;
    private final Liveness.WatchedLoop loop;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Where messages come from and go to.
     *
     * @param source hands them out
     * @param holdings takes them into hand
     * @param lanes runs them
     * @param slots in which they run
     * @param settings how long to wait, and how much may be held
     */
    record Intake(JobSource source, Holdings holdings, Lanes lanes, Slots slots, WorkSettings settings) {}

    Poller(QueueName queue, Priority priority, Intake intake, JobEvents events, Liveness.WatchedLoop loop) {
        this.queue = queue;
        this.priority = priority;
        this.intake = intake;
        this.events = events;
        this.loop = loop;
    }

    /** Polls until it is stopped. */
    @Override
    public void run() {
        while (stopping.getCount() > 0) {
            loop.beat();
            intake.holdings()
                    .awaitFewerThan(
                            intake.settings().parked() + intake.settings().slots());
            int taken = intake.slots().take(priority, Math.min(largestBatch(), JobSource.LARGEST_RECEIVE));
            if (taken > 0) {
                poll(taken);
            }
        }
        loop.close();
    }

    /** Makes the poll under way the last one. */
    void stop() {
        stopping.countDown();
    }

    private void poll(int firstTaken) {
        int taken = firstTaken;
        var batch = new ArrayList<ReceivedMessage>();
        try {
            batch.addAll(intake.source().receive(queue, taken, intake.settings().pollWait()));
            while (batch.size() == taken && taken < largestBatch()) {
                int more =
                        intake.slots().tryTake(priority, Math.min(JobSource.LARGEST_RECEIVE, largestBatch() - taken));
                if (more == 0) {
                    break;
                }
                taken += more;
                batch.addAll(intake.source().receive(queue, more, Duration.ZERO));
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

    static List<Poller> forAll(LogicalQueue family, Intake intake, JobEvents events, Liveness liveness) {
        return Arrays.stream(Priority.values())
                .map(priority -> {
                    var queue = QueueName.of(family, priority);
                    return new Poller(
                            queue, priority, intake, events, liveness.watch("poll " + queue.word(), LONGEST_TURN));
                })
                .toList();
    }
}
