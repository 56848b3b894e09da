package dev.switchboard.work;

import dev.switchboard.job.DecodedJob;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telemetry.TraceParent;
import dev.switchboard.telemetry.TraceScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
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
            return switch (job.decoded()) {
                case DecodedJob.Known(JobEnvelope envelope) -> attemptTraced(job, envelope);
                case DecodedJob.Unknown(String reason) -> settled(job, () -> hopeless(job, "unreadable_job", reason));
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
            return settled(job, () -> run(job, envelope));
        }
    }

    /** Does what is left to do of an earlier run, if there is something; runs the job only if there is nothing. */
    private Progress settled(HeldJob job, Runnable run) {
        var left = job.settlement();
        if (left == null) {
            run.run();
            left = Objects.requireNonNull(job.settlement(), "a run decides what becomes of the job");
        }
        return settle(job, left);
    }

    private Progress settle(HeldJob job, Settlement settlement) {
        return switch (settlement) {
            case Settlement.Delete() -> {
                settler.delete(job);
                yield SETTLED;
            }
            case Settlement.Bury() -> {
                settler.bury(job);
                yield SETTLED;
            }
            case Settlement.Postpone(Duration delay) -> {
                settler.postpone(job, delay);
                yield SETTLED;
            }
            case Settlement.Wait(Instant until) -> {
                job.runsAgain();
                yield new Progress.Waiting(until);
            }
        };
    }

    private void run(HeldJob job, JobEnvelope envelope) {
        var startedAt = now();
        var outcome = outcomeOf(envelope, startedAt);
        var took = Duration.between(startedAt, now());
        decide(job, outcome);
        try {
            tell(job, envelope, outcome, took);
        } catch (RuntimeException e) {
            // an error that cannot say what it is, perhaps; what was decided stands
            LOG.atWarn().setCause(e).log("run could not be told of");
        }
    }

    private void decide(HeldJob job, Outcome outcome) {
        if (!(outcome instanceof Outcome.DependencyAway)) {
            job.waitsForNothing();
        }
        switch (outcome) {
            case Outcome.Done() -> job.settleBy(new Settlement.Delete());
            case Outcome.Discard _ -> job.settleBy(new Settlement.Delete());
            case Outcome.Bury(String reason, String detail) -> hopeless(job, reason, detail);
            case Outcome.RetryLater(Throwable cause) -> failed(job, cause);
            case Outcome.DependencyAway(String dependency, String _) ->
                waits(job, retries.waitInOutage(job.waitsFor(dependency)));
            case Outcome.Defer(Instant until, String _) -> deferred(job, Duration.between(now(), until));
        }
    }

    private void failed(HeldJob job, Throwable cause) {
        job.failed(Attempt.failed(now(), identity.worker(), cause));
        int failures = job.attempts().size();
        if (retries.isSpentAfter(failures)) {
            job.settleBy(new Settlement.Bury());
        } else {
            waits(job, retries.waitAfter(failures));
        }
    }

    private void hopeless(HeldJob job, String reason, String detail) {
        job.failed(new Attempt(now(), identity.worker(), reason, detail));
        job.settleBy(new Settlement.Bury());
        LOG.atWarn().addKeyValue("reason", reason).log("job cannot be done");
    }

    private void deferred(HeldJob job, Duration wanted) {
        var wait = clamped(wanted);
        if (job.message().queue().fifo() || wait.compareTo(SHORT_WAIT) < 0) {
            waits(job, wait);
        } else {
            job.settleBy(new Settlement.Postpone(wait));
        }
    }

    private void waits(HeldJob job, Duration wait) {
        job.settleBy(new Settlement.Wait(now().plus(wait)));
    }

    private static Duration clamped(Duration wanted) {
        if (wanted.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return wanted.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wanted;
    }

    private void tell(HeldJob job, JobEnvelope envelope, Outcome outcome, Duration took) {
        var lag = Duration.between(envelope.timing().enqueuedAt(), now());
        switch (outcome) {
            case Outcome.Done() -> events.ran(envelope, "done", took, lag);
            case Outcome.Discard(String reason) -> {
                events.ran(envelope, "discard", took, lag);
                events.discarded(envelope, reason);
            }
            case Outcome.Bury _ -> events.ran(envelope, "bury", took, lag);
            case Outcome.RetryLater(Throwable cause) -> {
                events.ran(envelope, "retry", took, lag);
                LOG.atWarn()
                        .setCause(cause)
                        .addKeyValue("kind", envelope.job().kind().word())
                        .addKeyValue("attempt", job.attempts().size())
                        .log("job failed");
            }
            case Outcome.DependencyAway(String dependency, String detail) -> {
                events.ran(envelope, "away", took, lag);
                events.dependencyAway(envelope, dependency);
                LOG.atWarn()
                        .addKeyValue("dependency", dependency)
                        .addKeyValue("detail", detail)
                        .log("job waits for what is away");
            }
            case Outcome.Defer(Instant _, String reason) -> {
                events.ran(envelope, "defer", took, lag);
                LOG.atDebug().addKeyValue("reason", reason).log("job deferred");
            }
        }
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
            return Fault.outcomeOf(e);
        }
    }

    private Instant now() {
        return identity.clock().instant();
    }
}
