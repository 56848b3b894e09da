package dev.switchboard.dm;

import dev.switchboard.work.Consumer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The DM worker inside the tests' process: all of it but the end of the process. */
final class WorkerOfTests {
    private final List<Consumer> consumers;

    private WorkerOfTests(List<Consumer> consumers) {
        this.consumers = consumers;
    }

    static WorkerOfTests start(Map<String, String> environment, InstantSource clock) {
        var consumers =
                new DmWiring(DmSettings.from(environment), clock).wiring().consumers();
        consumers.forEach(Consumer::start);
        return new WorkerOfTests(consumers);
    }

    void drain() throws InterruptedException {
        for (var consumer : consumers) {
            consumer.drain();
        }
    }
}
