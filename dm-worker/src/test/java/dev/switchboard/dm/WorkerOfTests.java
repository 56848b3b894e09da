package dev.switchboard.dm;

import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.work.RunningWorker;
import dev.switchboard.work.WorkerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The DM worker inside the tests' process. What it does from time to time, it does when a test says so. */
final class WorkerOfTests {
    private final WorkerProcess.Wiring wiring;
    private final RunningWorker running;

    private WorkerOfTests(WorkerProcess.Wiring wiring, RunningWorker running) {
        this.wiring = wiring;
        this.running = running;
    }

    static WorkerOfTests start(Map<String, String> environment, InstantSource clock) {
        var wiring = new DmWiring(DmSettings.from(environment), clock).wiring();
        try {
            return new WorkerOfTests(wiring, withoutTasks(wiring).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Several may run at once, each with a port of its own. */
    private static WorkerProcess.Wiring withoutTasks(WorkerProcess.Wiring wiring) {
        return new WorkerProcess.Wiring(
                new HealthSettings("127.0.0.1", 0),
                wiring.metrics(),
                wiring.liveness(),
                wiring.checks(),
                wiring.consumers(),
                List.of());
    }

    /** Returns its metrics, as Prometheus reads them. */
    String metrics() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + running.healthPort() + "/metrics");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Does once what it does from time to time, by its name. */
    void does(String task) {
        wiring.tasks().stream()
                .filter(periodic -> periodic.name().equals(task))
                .findAny()
                .orElseThrow()
                .task()
                .run();
    }

    void drain() {
        running.drain();
    }
}
