package dev.switchboard.sender;

import dev.switchboard.parts.SqsPart;
import dev.switchboard.telemetry.Metrics;
import dev.switchboard.work.RunningWorker;
import io.micrometer.core.instrument.Counter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** The sender worker inside the tests' process. */
final class SenderOfTests {
    private final Metrics metrics;
    private final RunningWorker running;

    private SenderOfTests(Metrics metrics, RunningWorker running) {
        this.metrics = metrics;
        this.running = running;
    }

    /** Returns what tests set, whatever the scene: so fast as may be, and impatient. */
    static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("AWS_REGION", SqsPart.REGION);
        settings.put("AWS_ACCESS_KEY_ID", "local");
        settings.put("AWS_SECRET_ACCESS_KEY", "local");
        settings.put("SENDER_RATE", "30");
        settings.put("HEALTH_PORT", "0");
        settings.put("STAGE", "local");
        settings.put("VISIBILITY", "20s");
        settings.put("HEARTBEAT", "500ms");
        settings.put("PARKED_JOBS", "200");
        settings.put("POLL_WAIT", "1s");
        settings.put("RETRY_WAIT", "100ms");
        settings.put("DLQ_SWEEP", "1s");
        return settings;
    }

    static SenderOfTests start(Map<String, String> environment) {
        var wiring = new SenderWiring(SenderSettings.from(environment)).wiring();
        try {
            return new SenderOfTests(wiring.metrics(), wiring.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns how many runs that were to send a message have found Supabase away. */
    double foundSupabaseAway() {
        return metrics
                .registry()
                .find("switchboard.job.dependency_away")
                .tag("kind", "send_group_message")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    void drain() {
        running.drain();
    }
}
