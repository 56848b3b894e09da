package dev.switchboard.work;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Job events as Micrometer meters; tags are words of ours, never ids or texts. What cannot be counted is logged. */
public final class MicrometerJobEvents implements JobEvents {
    private static final Logger LOG = LoggerFactory.getLogger(MicrometerJobEvents.class);
    private static final String QUEUE = "queue";
    private static final String KIND = "kind";

    private final MeterRegistry meters;

    /** Records into the given registry. */
    public MicrometerJobEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void ran(JobEnvelope envelope, String outcome, Duration took, Duration lag) {
        var kind = kind(envelope);
        time("switchboard.job.run", took, KIND, kind, "outcome", outcome);
        time("switchboard.job.lag", lag, KIND, kind, QUEUE, envelope.queue().word());
    }

    @Override
    public void dependencyAway(JobEnvelope envelope, String dependency) {
        count("switchboard.job.dependency_away", KIND, kind(envelope), "dependency", dependency);
    }

    @Override
    public void discarded(JobEnvelope envelope, String reason) {
        count("switchboard.job.discarded", KIND, kind(envelope), "reason", reason);
    }

    @Override
    public void died(QueueName queue, String errorClass) {
        count("switchboard.job.died", QUEUE, queue.word(), "error", errorClass);
    }

    @Override
    public void lost(QueueName queue) {
        count("switchboard.job.lost", QUEUE, queue.word());
    }

    @Override
    public void polled(QueueName queue, boolean answered) {
        count("switchboard.queue.polls", QUEUE, queue.word(), "answered", Boolean.toString(answered));
    }

    @Override
    public void notDeleted(QueueName queue) {
        count("switchboard.job.not_deleted", QUEUE, queue.word());
    }

    private void count(String name, String... tags) {
        recorded(name, () -> meters.counter(name, tags).increment());
    }

    private void time(String name, Duration time, String... tags) {
        recorded(
                name,
                () -> Timer.builder(name)
                        .tags(tags)
                        .publishPercentileHistogram()
                        .register(meters)
                        .record(time));
    }

    /** A duration may be too long for a meter, and a registry may refuse a name or its tags. */
    private static void recorded(String name, Runnable recording) {
        try {
            recording.run();
        } catch (RuntimeException e) {
            LOG.atWarn().setCause(e).addKeyValue("meter", name).log("event was not recorded");
        }
    }

    private static String kind(JobEnvelope envelope) {
        return envelope.job().kind().word();
    }
}
