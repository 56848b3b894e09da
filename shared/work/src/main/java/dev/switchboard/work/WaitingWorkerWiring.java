package dev.switchboard.work;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.queue.sqs.SqsQueues;
import dev.switchboard.telemetry.HealthSettings;
import dev.switchboard.telemetry.Liveness;
import dev.switchboard.telemetry.Metrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts together a worker without a consumer: it reports health, and its jobs wait in their queues for one that can do them. */
public final class WaitingWorkerWiring {
    /** Only the health page asks SQS anything. */
    private static final int SQS_CONNECTIONS = 1;

    /** What readiness allows an answer. */
    private static final Duration SQS_LIMIT = Duration.ofSeconds(2);

    private WaitingWorkerWiring() {}

    /**
     * Wires a worker of a queue from the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    public static WorkerProcess.Wiring of(LogicalQueue queue, Map<String, String> environment) {
        var settings = Settings.from(queue, environment);
        var queues = new SqsQueues(SqsClients.forSending(SQS_CONNECTIONS, SQS_LIMIT), settings.queues());
        return new WorkerProcess.Wiring(
                settings.health(),
                new Metrics(),
                new Liveness(InstantSource.system()),
                List.of(QueueCheck.of(queues, QueueName.of(queue, Priority.HIGH))),
                List.of(),
                List.of());
    }

    /**
     * What such a worker is told by its environment.
     *
     * @param queues its four queues
     * @param health where health is shown
     */
    record Settings(QueueUrls queues, HealthSettings health) {
        static Settings from(LogicalQueue queue, Map<String, String> environment) {
            var reader = new SettingsReader(environment);
            var queues = QueueUrls.declareIn(reader, QueueUrls.queuesOf(queue));
            var health = HealthSettings.declareIn(reader);
            return reader.build(() -> new Settings(queues.get(), health.get()));
        }
    }
}
