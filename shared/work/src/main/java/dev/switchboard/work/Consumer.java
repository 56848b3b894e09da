package dev.switchboard.work;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.telemetry.Liveness;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a logical queue's three priorities until it is drained. Start it once, drain it once.
 */
public final class Consumer {
    private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

    /** A heartbeat asks SQS for each ten messages held, and SQS may be slow. */
    private static final Duration LONGEST_HEARTBEAT = Duration.ofMinutes(3);

    private final WorkSettings settings;
    private final Holdings holdings;
    private final Slots slots;
    private final Lanes lanes;
    private final List<Poller> pollers;
    private final List<Thread> threads = new ArrayList<>();
    private final ScheduledExecutorService heartbeat;
    private final ScheduledExecutorService alarms;
    private final Liveness.WatchedLoop beating;
    private final DlqRecorder recorder;
    private final ScheduledExecutorService sweeps;

    /**
     * What a consumer works with.
     *
     * @param source where jobs come from
     * @param sender where delayed and dead ones go
     * @param workers who does them
     * @param deadJobs where dead ones are recorded
     * @param events who is told
     * @param liveness who watches the polls
     */
    public record Parts(
            JobSource source,
            JobSender sender,
            WorkerRegistry workers,
            DeadJobs deadJobs,
            JobEvents events,
            Liveness liveness) {}

    /**
     * Puts a consumer together.
     *
     * @param name the process's name in records of attempts
     */
    public Consumer(LogicalQueue queue, String name, Parts parts, WorkSettings settings, RetryPolicy retries) {
        this(queue, name, parts, settings, retries, InstantSource.system());
    }

    Consumer(
            LogicalQueue queue,
            String name,
            Parts parts,
            WorkSettings settings,
            RetryPolicy retries,
            InstantSource clock) {
        this.settings = settings;
        // apart, because a heartbeat that waits for SQS must not keep jobs waiting
        this.heartbeat = schedule("work-heartbeat");
        this.alarms = schedule("work-alarms");
        this.beating = parts.liveness.watch("hold " + queue.word(), LONGEST_HEARTBEAT);
        this.recorder = new DlqRecorder(QueueName.dlqOf(queue), parts.source, parts.deadJobs, clock);
        this.sweeps = schedule("work-dlq");
        this.holdings = new Holdings(parts.source, new JobCodec(), settings.visibility(), clock);
        this.slots = new Slots(new SlotPolicy(settings.slots()));
        var deletes = new BatchedDeletes(parts.source, threads("delete-"));
        var settler = new Settler(deletes, parts.sender, parts.deadJobs, parts.events, clock);
        var identity = new JobExecutor.Identity(name, clock, new SecureRandom());
        var executor = new JobExecutor(parts.workers, settler, retries, parts.events, identity);
        this.lanes = new Lanes(
                executor, holdings, slots, new Lanes.Pace(threads("job-"), at(alarms, clock), clock), parts.events);
        this.pollers = Poller.forAll(
                queue, new Poller.Intake(parts.source, holdings, lanes, slots, settings), parts.events, parts.liveness);
    }

    /** Starts to receive. */
    public void start() {
        long beat = settings.heartbeat().toMillis();
        var _ = heartbeat.scheduleWithFixedDelay(this::beat, beat, beat, TimeUnit.MILLISECONDS);
        long sweep = settings.dlqSweep().toMillis();
        var _ = sweeps.scheduleWithFixedDelay(this::sweep, sweep, sweep, TimeUnit.MILLISECONDS);
        for (var poller : pollers) {
            threads.add(Thread.ofPlatform().name(poller.name()).start(poller));
        }
    }

    /**
     * Stops receiving, finishes what runs and hands back what waits.
     *
     * @return whether everything was finished within the drain's time; what was not comes again after its visibility
     */
    public boolean drain() throws InterruptedException {
        var deadline = System.nanoTime() + settings.drain().toNanos();
        pollers.forEach(Poller::stop);
        lanes.stop();
        slots.close();
        holdings.close();
        recorder.stop();
        sweeps.shutdown();
        boolean ended = true;
        for (var thread : threads) {
            ended &= thread.join(until(deadline));
        }
        // not before the polls have ended: they would get it again, and raise its receive count for nothing
        lanes.handBack();
        ended &= lanes.awaitIdle(until(deadline));
        ended &= sweeps.awaitTermination(until(deadline).toNanos(), TimeUnit.NANOSECONDS);
        heartbeat.shutdownNow();
        alarms.shutdownNow();
        beating.close();
        LOG.atInfo().addKeyValue("left", holdings.size()).log("drained");
        return ended;
    }

    /** Returns how many messages this process holds, running and waiting. */
    public int held() {
        return holdings.size();
    }

    private void beat() {
        try {
            holdings.beat();
            beating.beat();
        } catch (Throwable e) {
            // the schedule would end with it; what is not held on is lost by time, and noticed
            LOG.atError().setCause(e).log("heartbeat failed");
        }
    }

    private void sweep() {
        try {
            recorder.sweep();
        } catch (Throwable e) {
            LOG.atWarn().setCause(e).log("dlq was not swept");
        }
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }

    private static Executor threads(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name, 0).factory());
    }

    private static ScheduledExecutorService schedule(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static Timer at(ScheduledExecutorService schedule, InstantSource clock) {
        return (Instant when, Runnable action) -> {
            long wait = Math.max(0, Duration.between(clock.instant(), when).toMillis());
            var _ = schedule.schedule(action, wait, TimeUnit.MILLISECONDS);
        };
    }
}
