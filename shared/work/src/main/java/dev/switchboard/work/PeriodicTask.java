package dev.switchboard.work;

import java.time.Duration;

/**
 * Something that a worker's process does from time to time, beside its jobs.
 *
 * @param name a stable word for logs
 * @param every how long after one run the next begins
 * @param task what is done; what it throws is logged, and it is done again at its time
 */
public record PeriodicTask(String name, Duration every, Runnable task) {
    public PeriodicTask {
        if (!every.isPositive()) {
            throw new IllegalArgumentException("a periodic task needs a time between its runs");
        }
    }
}
