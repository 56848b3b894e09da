package dev.switchboard.tgms;

import dev.switchboard.config.SettingsReader;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.queue.QueueUrls;
import dev.switchboard.telemetry.HealthSettings;
import java.util.Map;

/**
 * What the TGMS worker is told by its environment.
 *
 * @param queues its four queues
 * @param health where health is shown
 */
record TgmsSettings(QueueUrls queues, HealthSettings health) {

    /**
     * Reads the environment.
     *
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    static TgmsSettings from(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        var queues = QueueUrls.declare(reader, QueueUrls.queuesOf(LogicalQueue.TGMS_QUEUE));
        var health = HealthSettings.declareIn(reader);
        return reader.build(() -> new TgmsSettings(queues.get(), health.get()));
    }
}
