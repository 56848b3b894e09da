package dev.switchboard.sender;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.telemetry.HealthSettings;
import java.util.Map;

/**
 * What the sender worker is told by its environment.
 *
 * @param queues its four queues
 * @param health where health is shown
 */
record SenderSettings(QueueUrls queues, HealthSettings health) {

    /**
     * Reads the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    static SenderSettings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var queues = QueueUrls.declare(reader, QueueUrls.queuesOf(LogicalQueue.GROUP_MESSAGE_QUEUE));
        var health = HealthSettings.declareIn(reader);
        return reader.build(() -> new SenderSettings(queues.get(), health.get()));
    }
}
