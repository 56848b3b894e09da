package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.job.LogicalQueue;
import dev.switchboard.job.Priority;
import dev.switchboard.job.QueueName;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WaitingWorkerWiringTest {
    @ParameterizedTest
    @EnumSource
    void every_wrong_variable_is_named_at_once(LogicalQueue queue) {
        var wrong = Map.of(queue.name() + "_HIGH_URL", "not an address", "HEALTH_PORT", "http");

        assertThatThrownBy(() -> WaitingWorkerWiring.of(queue, wrong))
                .isInstanceOf(InvalidSettings.class)
                .hasMessageContainingAll(
                        queue.name() + "_HIGH_URL",
                        queue.name() + "_NORMAL_URL",
                        queue.name() + "_LOW_URL",
                        queue.name() + "_DLQ_URL",
                        "HEALTH_PORT");
    }

    @ParameterizedTest
    @EnumSource
    void its_own_queues_are_all_it_must_be_told(LogicalQueue queue) {
        var environment = new HashMap<String, String>();
        for (var each : new String[] {"HIGH", "NORMAL", "LOW", "DLQ"}) {
            environment.put(queue.name() + "_" + each + "_URL", "http://sqs.test/" + each);
        }

        var settings = WaitingWorkerWiring.Settings.from(queue, environment);

        assertThat(settings.queues().of(QueueName.of(queue, Priority.LOW))).isEqualTo("http://sqs.test/LOW");
    }
}
