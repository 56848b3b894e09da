package dev.switchboard.work;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.queue.JobSender;
import dev.switchboard.queue.JobSource;
import dev.switchboard.telemetry.HealthCheck;
import dev.switchboard.telemetry.HealthState;
import dev.switchboard.telemetry.Liveness;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a logical queue's three priorities until it is drained. Start it once, drain it once.
 */
public final class Consumer {
    private static final Logger LOG = LoggerFactory.getLogger(Consumer.class);

    private final LogicalQueue queue;
    private final WorkSettings settings;
    private final ConsumerWiring wiring;
    private final List<Thread> threads = new ArrayList<>();

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
    public Consumer(LogicalQueue queue, String name, Parts parts, WorkSettings settings) {
        this.queue = queue;
        this.settings = settings;
        this.wiring = new ConsumerWiring(queue, name, parts, settings, InstantSource.system());
    }

    /** Starts to receive. */
    public void start() {
        wiring.upkeep.start(settings);
        for (var poller : wiring.pollers) {
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
        wiring.pollers.forEach(Poller::stop);
        wiring.lanes.stop();
        wiring.slots.close();
        wiring.holdings.close();
        wiring.upkeep.stopSweeping();
        boolean ended = true;
        for (var thread : threads) {
            ended &= thread.join(until(deadline));
        }
        // not before the polls have ended: they would get it again, and raise its receive count for nothing
        wiring.lanes.handBack();
        ended &= wiring.lanes.awaitIdle(until(deadline));
        ended &= wiring.upkeep.awaitSwept(until(deadline));
        wiring.upkeep.stop();
        wiring.alarms.shutdownNow();
        LOG.atInfo().addKeyValue("left", held()).log("drained");
        return ended;
    }

    /** Returns how many messages this process holds, running and waiting. */
    public int held() {
        return wiring.holdings.size();
    }

    /** Returns a check that is down while jobs in hand wait for something that is away. */
    HealthCheck nothingAway() {
        return new HealthCheck(queue.word() + "_jobs", () -> {
            var away = wiring.holdings.dependenciesAway();
            return away.isEmpty()
                    ? new HealthState.Up()
                    : new HealthState.Down("jobs wait for " + String.join(", ", away));
        });
    }

    private static Duration until(long deadline) {
        return Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    }
}
