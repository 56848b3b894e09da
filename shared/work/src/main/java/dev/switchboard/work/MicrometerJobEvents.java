package dev.switchboard.work;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.QueueName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;

/** Job events as Micrometer meters; tags are words of ours, never ids or texts. */
public final class MicrometerJobEvents implements JobEvents {
    private static final String QUEUE = "queue";
    private static final String KIND = "kind";

    private final MeterRegistry meters;

    /** Records into the given registry. */
    public MicrometerJobEvents(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void ran(JobEnvelope envelope, String outcome, Duration took, Duration lag) {
        var kind = envelope.job().kind().word();
        timer("switchboard.job.run", KIND, kind, "outcome", outcome).record(took);
        timer("switchboard.job.lag", KIND, kind, QUEUE, envelope.queue().word()).record(lag);
    }

    @Override
    public void discarded(JobEnvelope envelope, String reason) {
        meters.counter("switchboard.job.discarded", KIND, envelope.job().kind().word(), "reason", reason)
                .increment();
    }

    @Override
    public void died(QueueName queue, String errorClass) {
        meters.counter("switchboard.job.died", QUEUE, queue.word(), "error", errorClass)
                .increment();
    }

    @Override
    public void lost(QueueName queue) {
        meters.counter("switchboard.job.lost", QUEUE, queue.word()).increment();
    }

    @Override
    public void polled(QueueName queue, boolean answered) {
        meters.counter("switchboard.queue.polls", QUEUE, queue.word(), "answered", Boolean.toString(answered))
                .increment();
    }

    @Override
    public void notDeleted(QueueName queue) {
        meters.counter("switchboard.job.not_deleted", QUEUE, queue.word()).increment();
    }

    private Timer timer(String name, String... tags) {
        return Timer.builder(name).tags(tags).publishPercentileHistogram().register(meters);
    }
}
