package dev.switchboard.dm;

import dev.switchboard.telemetry.HealthServer;
import dev.switchboard.telemetry.Readiness;
import dev.switchboard.work.Consumer;
import dev.switchboard.work.WorkerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Map;

/** The DM worker inside the tests' process: all of it but the end of the process. */
final class WorkerOfTests {
    private final WorkerProcess.Wiring wiring;

    private WorkerOfTests(WorkerProcess.Wiring wiring) {
        this.wiring = wiring;
    }

    static WorkerOfTests start(Map<String, String> environment, InstantSource clock) {
        var wiring = new DmWiring(DmSettings.from(environment), clock).wiring();
        wiring.consumers().forEach(Consumer::start);
        return new WorkerOfTests(wiring);
    }

    /** Returns its metrics, as Prometheus reads them. */
    String metrics() throws IOException, InterruptedException {
        try (var server = serveHealth();
                var client = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + server.port() + "/metrics");
            return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    /** Serves its health and metrics, as its process does. */
    HealthServer serveHealth() throws IOException {
        return HealthServer.start(wiring.health(), wiring.liveness(), new Readiness(wiring.checks()), wiring.metrics());
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

    void drain() throws InterruptedException {
        for (var consumer : wiring.consumers()) {
            consumer.drain();
        }
    }
}
