package dev.switchboard.work;

import dev.switchboard.job.JobCodec;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Puts together what a {@link Consumer} starts and drains. */
final class ConsumerWiring {
    final ScheduledExecutorService alarms = Upkeep.schedule("work-alarms");
    final Holdings holdings;
    final Slots slots;
    final Lanes lanes;
    final List<Poller> pollers;
    final Upkeep upkeep;

    ConsumerWiring(LogicalQueue queue, String name, Consumer.Parts parts, WorkSettings settings, InstantSource clock) {
        var retries = new RetryPolicy(
                settings.retryWait(), () -> ThreadLocalRandom.current().nextDouble());
        var back = new HandBack(parts.source(), parts.sender());
        holdings = new Holdings(parts.source(), back, new JobCodec(), settings.visibility(), clock);
        slots = new Slots(new SlotPolicy(settings.slots()));
        var pace = new Lanes.Pace(threads("job-"), at(alarms, clock), clock);
        lanes = new Lanes(executor(name, parts, retries, clock), holdings, slots, pace, parts.events());
        var intake = new Poller.Intake(parts.source(), holdings, lanes, slots, settings);
        pollers = Poller.forAll(queue, intake, parts.events(), parts.liveness());
        var recorder = new DlqRecorder(QueueName.dlqOf(queue), parts.source(), parts.deadJobs(), clock);
        upkeep = new Upkeep(queue, holdings, recorder, parts.liveness());
    }

    private static JobExecutor executor(String name, Consumer.Parts parts, RetryPolicy retries, InstantSource clock) {
        var deletes = new BatchedDeletes(parts.source(), threads("delete-"));
        var settler = new Settler(deletes, parts.sender(), parts.deadJobs(), parts.events(), clock);
        // ids of spans are to differ, not to be secret
        var identity = new JobExecutor.Identity(
                name, clock, () -> ThreadLocalRandom.current().nextLong());
        return new JobExecutor(parts.workers(), settler, retries, parts.events(), identity);
    }

    private static Executor threads(String name) {
        return Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name, 0).factory());
    }

    private static Timer at(ScheduledExecutorService schedule, InstantSource clock) {
        return (Instant when, Runnable action) -> {
            long wait = Math.max(0, Duration.between(clock.instant(), when).toMillis());
            var _ = schedule.schedule(action, wait, TimeUnit.MILLISECONDS);
        };
    }
}
