package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisScripts;
import dev.switchboard.work.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;

/** Puts the budget together. */
public final class BudgetWiring {
    private final Processes processes;
    private final SendBudget budget;

    /**
     * Makes a process's part of the budget.
     *
     * @param redis what all processes share; its commands should have 250 ms, because a bot's next message waits for them
     * @param clock the process's clock, by which grants are given
     */
    public BudgetWiring(RedisScripts redis, BudgetSettings settings, InstantSource clock, MeterRegistry meters) {
        processes = new Processes(redis, UUID.randomUUID().toString(), settings.processes());
        var pace = new FallbackPace(new RedisPace(redis), settings, processes::count, clock);
        var metrics = new BudgetMetrics(meters);
        metrics.show(pace::shareBinds, processes::count);
        budget = new PacedBudget(pace, clock, metrics);
    }

    /** Returns the budget. */
    public SendBudget budget() {
        return budget;
    }

    /** Returns the task by which the processes know how many they are. */
    public PeriodicTask presence() {
        return processes.task();
    }
}
