package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.config.InvalidSettings;
import dev.switchboard.config.SettingsReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkSettingsTest {
    @Test
    void nothing_set_means_the_defaults() {
        assertThat(settings(Map.of())).isEqualTo(WorkSettings.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({
        "HEARTBEAT, 0s, HEARTBEAT must be above 0s",
        "HEARTBEAT, 15s, HEARTBEAT 15s must be below half of VISIBILITY 30s",
        "VISIBILITY, 13h, VISIBILITY must be at most 12h (SQS)",
        "POLL_WAIT, 0s, POLL_WAIT must be from 1s",
        "POLL_WAIT, 21s, POLL_WAIT must be from 1s",
        "DRAIN, 10s, POLL_WAIT must be below DRAIN",
        "DRAIN, 2m, DRAIN must be below 2m",
        "DLQ_SWEEP, 0s, DLQ_SWEEP must be above 0s",
        "RETRY_WAIT, 0s, RETRY_WAIT must be above 0s",
        "PARKED_JOBS, 2001, PARKED_JOBS 2001 are more than a heartbeat can hold on in time: at most 2000",
        "PARKED_JOBS, 63, PARKED_JOBS 63 must be at least SLOTS 64: a job that runs is in hand too"
    })
    void what_cannot_work_is_refused_by_name(String name, String value, String problem) {
        assertThat(problems(Map.of(name, value))).singleElement().asString().startsWith(problem);
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        assertThat(problems(Map.of("HEARTBEAT", "0s", "VISIBILITY", "24h", "DRAIN", "10m", "SLOTS", "9")))
                .hasSize(4);
    }

    private static WorkSettings settings(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        return reader.build(WorkSettings.declareIn(reader));
    }

    private static List<String> problems(Map<String, String> environment) {
        return catchThrowableOfType(InvalidSettings.class, () -> settings(environment))
                .problems();
    }
}
