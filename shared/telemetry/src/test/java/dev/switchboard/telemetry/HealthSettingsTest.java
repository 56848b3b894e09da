package dev.switchboard.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.SettingsReader;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthSettingsTest {
    @Test
    void health_is_for_this_machine_only_unless_told_otherwise() {
        assertThat(read(Map.of())).isEqualTo(new HealthSettings("127.0.0.1", 0));
        assertThat(read(Map.of("HEALTH_HOST", "0.0.0.0", "HEALTH_PORT", "9000")))
                .isEqualTo(new HealthSettings("0.0.0.0", 9000));
    }

    @Test
    void a_port_out_of_range_stops_the_start() {
        assertThatThrownBy(() -> read(Map.of("HEALTH_PORT", "65536"))).hasMessageContaining("HEALTH_PORT");
    }

    private static HealthSettings read(Map<String, String> environment) {
        var reader = new SettingsReader(environment);
        return reader.build(HealthSettings.declareIn(reader));
    }
}
