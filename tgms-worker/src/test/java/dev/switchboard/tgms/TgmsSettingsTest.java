package dev.switchboard.tgms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.job.QueueName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TgmsSettingsTest {
    @Test
    void every_wrong_variable_is_named_at_once() {
        assertThatThrownBy(
                        () -> TgmsSettings.from(Map.of("TGMS_QUEUE_HIGH_URL", "not an address", "HEALTH_PORT", "http")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "TGMS_QUEUE_HIGH_URL",
                        "TGMS_QUEUE_NORMAL_URL",
                        "TGMS_QUEUE_LOW_URL",
                        "TGMS_QUEUE_DLQ_URL",
                        "HEALTH_PORT");
    }

    @Test
    void its_own_queues_are_all_it_must_be_told() {
        var settings = TgmsSettings.from(Map.of(
                "TGMS_QUEUE_HIGH_URL", "http://sqs.test/high",
                "TGMS_QUEUE_NORMAL_URL", "http://sqs.test/normal",
                "TGMS_QUEUE_LOW_URL", "http://sqs.test/low",
                "TGMS_QUEUE_DLQ_URL", "http://sqs.test/dlq"));

        assertThat(settings.queues().of(QueueName.TGMS_QUEUE_LOW)).isEqualTo("http://sqs.test/low");
    }
}
