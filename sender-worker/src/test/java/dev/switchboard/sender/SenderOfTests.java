package dev.switchboard.sender;

import dev.switchboard.parts.SqsPart;
import dev.switchboard.work.Consumer;
import dev.switchboard.work.PeriodicTask;
import dev.switchboard.work.WorkerProcess;
import io.micrometer.core.instrument.Counter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The sender worker inside the tests' process: all of it but the end of the process. */
final class SenderOfTests {
    private final WorkerProcess.Wiring wiring;
    private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();

    private SenderOfTests(WorkerProcess.Wiring wiring) {
        this.wiring = wiring;
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
        var sender = new SenderOfTests(new SenderWiring(SenderSettings.from(environment)).wiring());
        sender.wiring.consumers().forEach(Consumer::start);
        sender.wiring.tasks().forEach(sender::schedule);
        return sender;
    }

    private void schedule(PeriodicTask task) {
        var _ = schedule.scheduleWithFixedDelay(task.task(), 0, task.every().toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Returns how many runs that were to send a message have found Supabase away. */
    double foundSupabaseAway() {
        return wiring
                .metrics()
                .registry()
                .find("switchboard.job.dependency_away")
                .tag("kind", "send_group_message")
                .counters()
                .stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    void drain() throws InterruptedException {
        schedule.shutdownNow();
        for (var consumer : wiring.consumers()) {
            consumer.drain();
        }
    }
}
