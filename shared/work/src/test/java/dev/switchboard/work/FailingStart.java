package dev.switchboard.work;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.queue.InMemoryQueues;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A worker's program whose consumer cannot start: no schedule takes a heartbeat of no time. */
final class FailingStart {
    private FailingStart() {}

    public static void main(String[] args) {
        WorkerProcess.run("failing", FailingStart::wire);
    }

    private static WorkerProcess.Wiring wire() {
        var clock = InstantSource.system();
        var liveness = new Liveness(clock);
        var queues = new InMemoryQueues(clock, Duration.ofSeconds(30));
        var parts = new Consumer.Parts(
                queues, queues, WorkerRegistry.builder().build(), job -> {}, new RecordedEvents(), liveness);
        var settings = new GivenSettings().heartbeat(Duration.ZERO).get();
        var consumer = new Consumer(LogicalQueue.DM_QUEUE, "failing", parts, settings);
        return new WorkerProcess.Wiring(
                new HealthSettings("127.0.0.1", 0), new Metrics(), liveness, List.of(), List.of(consumer), List.of());
    }
}
