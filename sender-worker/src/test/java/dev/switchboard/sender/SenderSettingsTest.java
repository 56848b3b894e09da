package dev.switchboard.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.job.QueueName;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SenderSettingsTest {
    @Test
    void every_wrong_variable_is_named_at_once() {
        assertThatThrownBy(() -> SenderSettings.from(
                        Map.of("GROUP_MESSAGE_QUEUE_HIGH_URL", "not an address", "HEALTH_PORT", "http")))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        "GROUP_MESSAGE_QUEUE_HIGH_URL",
                        "GROUP_MESSAGE_QUEUE_NORMAL_URL",
                        "GROUP_MESSAGE_QUEUE_LOW_URL",
                        "GROUP_MESSAGE_QUEUE_DLQ_URL",
                        "HEALTH_PORT");
    }

    @Test
    void its_own_queues_are_all_it_must_be_told() {
        var settings = SenderSettings.from(Map.of(
                "GROUP_MESSAGE_QUEUE_HIGH_URL", "http://sqs.test/high",
                "GROUP_MESSAGE_QUEUE_NORMAL_URL", "http://sqs.test/normal",
                "GROUP_MESSAGE_QUEUE_LOW_URL", "http://sqs.test/low",
                "GROUP_MESSAGE_QUEUE_DLQ_URL", "http://sqs.test/dlq"));

        assertThat(settings.queues().of(QueueName.GROUP_MESSAGE_QUEUE_LOW)).isEqualTo("http://sqs.test/low");
    }
}
