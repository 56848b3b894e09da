package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telemetry.TraceParent;
import dev.switchboard.telemetry.TraceScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs one attempt of a held job and settles it: the only place where an outcome becomes a deed. */
final class JobExecutor {
    private static final Logger LOG = LoggerFactory.getLogger(JobExecutor.class);

    /** A job that is put off to a moment past must not spin. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);

    /** Above this a standard queue keeps a deferred job; below it the process does. */
    private static final Duration SHORT_WAIT = Duration.ofSeconds(30);

    /** SQS: the longest delay. Longer waits are state and belong into Postgres. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

    private static final Duration QUEUE_AWAY = Duration.ofSeconds(5);
    private static final Progress SETTLED = new Progress.Settled();

    private final WorkerRegistry workers;
    private final Settler settler;
    private final RetryPolicy retries;
    private final JobEvents events;
    private final Identity identity;

    /**
     * Who runs jobs, and when it is.
     *
     * @param worker the process's name in records of attempts
     * @param clock the time
     * @param random makes the ids of spans
     */
    record Identity(String worker, InstantSource clock, RandomGenerator random) {}

    JobExecutor(WorkerRegistry workers, Settler settler, RetryPolicy retries, JobEvents events, Identity identity) {
        this.workers = workers;
        this.settler = settler;
        this.retries = retries;
        this.events = events;
        this.identity = identity;
    }

    /** Runs the job if it may run, and settles what comes of it. Does not throw. */
    Progress attempt(HeldJob job) {
        try {
            if (job.isDead()) {
                return buried(job); // the DLQ was away
            }
            return switch (job.decoded()) {
                case DecodedJob.Known(JobEnvelope envelope) -> attemptTraced(job, envelope);
                case DecodedJob.Unknown(String reason) -> hopeless(job, "unreadable_job", reason);
            };
        } catch (Throwable e) {
            // whatever it was: the job's group must not be stuck with it
            LOG.atWarn().setCause(e).log("job could not be settled yet");
            return new Progress.Waiting(now().plus(QUEUE_AWAY));
        }
    }

    private Progress attemptTraced(HeldJob job, JobEnvelope envelope) {
        try (var _ = TraceScope.open(TraceParent.childOf(envelope.trace(), identity.random()));
                var _ = MDC.putCloseable("job_id", envelope.id().value())) {
            return attempt(job, envelope);
        }
    }

    private Progress attempt(HeldJob job, JobEnvelope envelope) {
        var startedAt = now();
        var outcome = outcomeOf(envelope, startedAt);
        return settle(job, envelope, outcome, Duration.between(startedAt, now()));
    }

    private Progress settle(HeldJob job, JobEnvelope envelope, Outcome outcome, Duration took) {
        return switch (outcome) {
            case Outcome.Done() -> {
                told(envelope, "done", took);
                settler.delete(job);
                yield SETTLED;
            }
            case Outcome.Discard(String reason) -> {
                told(envelope, "discard", took);
                events.discarded(envelope, reason);
                settler.delete(job);
                yield SETTLED;
            }
            case Outcome.Bury(String reason, String detail) -> {
                told(envelope, "bury", took);
                yield hopeless(job, reason, detail);
            }
            case Outcome.RetryLater(Throwable cause) -> {
                told(envelope, "retry", took);
                yield failed(job, envelope, cause);
            }
            case Outcome.Defer(Instant until, String reason) -> {
                told(envelope, "defer", took);
                LOG.atDebug().addKeyValue("reason", reason).log("job deferred");
                yield deferred(job, Duration.between(now(), until));
            }
        };
    }

    private Progress failed(HeldJob job, JobEnvelope envelope, Throwable cause) {
        job.failed(Attempt.failed(now(), identity.worker(), cause));
        int failures = job.attempts().size();
        LOG.atWarn()
                .setCause(cause)
                .addKeyValue("kind", envelope.job().kind().word())
                .addKeyValue("attempt", failures)
                .log("job failed");
        return retries.isSpentAfter(failures)
                ? dead(job)
                : new Progress.Waiting(now().plus(retries.waitAfter(failures)));
    }

    private Progress hopeless(HeldJob job, String reason, String detail) {
        job.failed(new Attempt(now(), identity.worker(), reason, detail));
        LOG.atWarn().addKeyValue("reason", reason).log("job cannot be done");
        return dead(job);
    }

    private Progress deferred(HeldJob job, Duration wanted) {
        var wait = clamped(wanted);
        if (job.message().queue().fifo() || wait.compareTo(SHORT_WAIT) < 0) {
            return new Progress.Waiting(now().plus(wait));
        }
        settler.postpone(job, wait);
        return SETTLED;
    }

    private static Duration clamped(Duration wanted) {
        if (wanted.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    private Progress dead(HeldJob job) {
        job.dies();
        return buried(job);
    }

    private Progress buried(HeldJob job) {
        settler.bury(job);
        return SETTLED;
    }

    private Outcome outcomeOf(JobEnvelope envelope, Instant now) {
        var timing = envelope.timing();
        if (timing.isExpiredAt(now)) {
            return new Outcome.Discard("expired");
        }
        if (timing.notBefore() != null && now.isBefore(timing.notBefore())) {
            return new Outcome.Defer(timing.notBefore(), "not_before");
        }
        try {
            return workers.run(envelope)
                    .orElseGet(() -> new Outcome.Bury(
                            "no_worker",
                            "no worker here for " + envelope.job().kind().word()));
        } catch (Throwable e) {
            // Errors too, and what a library throws undeclared: one bad job must not end its group's thread
            return new Outcome.RetryLater(e);
        }
    }

    private void told(JobEnvelope envelope, String outcome, Duration took) {
        events.ran(envelope, outcome, took, Duration.between(envelope.timing().enqueuedAt(), now()));
    }

    private Instant now() {
        return identity.clock().instant();
    }
}
