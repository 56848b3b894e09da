package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.switchboard.job.Timing;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MicrometerJobEventsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerJobEvents events = new MicrometerJobEvents(meters);

    @Test
    void a_lag_too_long_for_a_meter_does_not_stop_the_job() {
        var envelope = Jobs.envelope(7, 1, Timing.startingAt(Jobs.START));

        assertThatCode(() -> events.ran(envelope, "done", Duration.ZERO, Duration.ofMillis(Long.MAX_VALUE)))
                .doesNotThrowAnyException();
        assertThat(meters.get("switchboard.job.run").timer().count()).isEqualTo(1);
    }

    @Test
    void a_registry_that_refuses_does_not_stop_the_job() {
        meters.config().meterFilter(new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                throw new IllegalArgumentException("no such meter");
            }
        });

        assertThatCode(() -> events.lost(LanesFixture.QUEUE)).doesNotThrowAnyException();
    }

    @Test
    void an_outage_is_counted_by_what_is_away() {
        events.dependencyAway(Jobs.envelope(7, 1, Timing.startingAt(Jobs.START)), "telegram");

        assertThat(meters.get("switchboard.job.dependency_away")
                        .tag("dependency", "telegram")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
