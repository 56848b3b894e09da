package dev.switchboard.work;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which worker does which jobs. Immutable once built. */
public final class WorkerRegistry {
    private final Map<Class<? extends Job>, Function<JobEnvelope, Outcome>> workers;

    private WorkerRegistry(Map<Class<? extends Job>, Function<JobEnvelope, Outcome>> workers) {
        this.workers = Map.copyOf(workers);
    }

    /** Starts an empty registry. */
    public static Builder builder() {
        return new Builder();
    }

    /** Runs a job's worker, or returns empty if this process has none for its kind. */
    Optional<Outcome> run(JobEnvelope envelope) {
        return Optional.ofNullable(workers.get(envelope.job().getClass())).map(worker -> worker.apply(envelope));
    }

    /** Collects workers, one for each kind of job. */
    public static final class Builder {
        private final Map<Class<? extends Job>, Function<JobEnvelope, Outcome>> workers = new HashMap<>();

        private Builder() {}

        /**
         * Adds a worker.
         *
         * @throws IllegalArgumentException if the kind has one already
         */
        public <J extends Job> Builder with(Class<J> kind, Worker<? super J> worker) {
            var earlier = workers.putIfAbsent(kind, envelope -> worker.work(kind.cast(envelope.job()), envelope));
            if (earlier != null) {
                throw new IllegalArgumentException("two workers for " + kind.getSimpleName());
            }
            return this;
        }

        /** Returns the registry. */
        public WorkerRegistry build() {
            return new WorkerRegistry(workers);
        }
    }
}
