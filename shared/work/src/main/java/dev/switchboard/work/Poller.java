package dev.switchboard.work;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSource;
import dev.switchboard.queue.ReceivedMessage;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
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

    /** How long to wait for room before the loop shows that it moves: jobs may wait for many minutes. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A turn is two such waits and a batch of receives, each of which has a limit of its own. */
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
        while (stopping.getCount() > 0 && !Thread.currentThread().isInterrupted()) {
            loop.beat();
            int taken = take(largestBatch(), PATIENCE);
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

    /** Takes slots for one receive, and in hand a place for each. Returns how many, possibly none. */
    private int take(int wanted, Duration patience) {
        int places = intake.holdings().reserve(Math.min(wanted, JobSource.LARGEST_RECEIVE), mostHeld(), patience);
        int taken = places == 0 ? 0 : intake.slots().takeForPoll(priority, places, patience);
        intake.holdings().release(places - taken);
        return taken;
    }

    private void poll(int firstTaken) {
        int received = 0;
        try {
            received = receive(firstTaken, intake.settings().pollWait());
            boolean full = received == firstTaken;
            while (full && received < largestBatch()) {
                int more = take(largestBatch() - received, Duration.ZERO);
                int came = more == 0 ? 0 : receive(more, Duration.ZERO);
                received += came;
                full = more > 0 && came == more;
            }
            events.polled(queue, true);
            intake.slots().polled(priority, received == 0);
        } catch (RuntimeException e) {
            // what came before the failure is in hand, and goes on
            events.polled(queue, false);
            LOG.atWarn().setCause(e).addKeyValue("queue", queue.word()).log("queue did not answer a poll");
            pause();
        }
    }

    /** Fills slots and places that have been taken, and gives back those that stay empty. */
    private int receive(int taken, Duration wait) {
        int filled = 0;
        try {
            var batch = intake.source()
                    .receive(queue, taken, wait, intake.settings().visibility());
            for (var message : batch) {
                takeIn(message);
                filled++;
            }
            return batch.size();
        } finally {
            intake.slots().release(priority, taken - filled);
            intake.holdings().release(taken);
        }
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

    /** Bulk stops first when jobs wait: what it leaves is room for what somebody waits for. */
    private int mostHeld() {
        int all = intake.settings().parked();
        return switch (priority) {
            case HIGH -> all;
            case NORMAL -> all - all / 4;
            case LOW -> all - all / 2;
        };
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
