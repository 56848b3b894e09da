package dev.switchboard.work;

import dev.switchboard.config.SettingsReader;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * How a process works its queues.
 *
 * @param slots how many jobs run at once
 * @param visibility how long a message is held from one heartbeat on
 * @param heartbeat how often what is held is held on
 * @param pollWait how long a receive waits for a first message; a stopping process lets it finish
 * @param retryWait how long a job that failed waits the first time
 * @param parked how many jobs may wait in memory before receiving stops
 * @param drain how long a stopping process gives what runs
 * @param dlqSweep how often what is in the DLQ is recorded
 */
public record WorkSettings(
        int slots,
        Duration visibility,
        Duration heartbeat,
        Duration pollWait,
        Duration retryWait,
        int parked,
        Duration drain,
        Duration dlqSweep) {

    /** The defaults. */
    public static final WorkSettings DEFAULT = new WorkSettings(
            64,
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            1_000,
            Duration.ofSeconds(25),
            Duration.ofMinutes(1));

    /** Declares the settings; call the result inside {@link SettingsReader#build}. */
    public static Supplier<WorkSettings> declare(SettingsReader reader) {
        var slots = reader.integer("SLOTS", DEFAULT.slots, 10, 1_000);
        var visibility = reader.duration("VISIBILITY", DEFAULT.visibility);
        var heartbeat = reader.duration("HEARTBEAT", DEFAULT.heartbeat);
        var pollWait = reader.duration("POLL_WAIT", DEFAULT.pollWait);
        var retryWait = reader.duration("RETRY_WAIT", DEFAULT.retryWait);
        var parked = reader.integer("PARKED_JOBS", DEFAULT.parked, 1, 100_000);
        var drain = reader.duration("DRAIN", DEFAULT.drain);
        var dlqSweep = reader.duration("DLQ_SWEEP", DEFAULT.dlqSweep);
        reader.rule(() -> dlqSweep.get().isPositive(), () -> "DLQ_SWEEP must be above zero", dlqSweep);
        reader.rule(
                () -> heartbeat.get().multipliedBy(2).compareTo(visibility.get()) < 0,
                () -> "HEARTBEAT " + heartbeat.get().toSeconds() + "s must be below half of VISIBILITY "
                        + visibility.get().toSeconds() + "s",
                heartbeat,
                visibility);
        reader.rule(
                () -> pollWait.get().compareTo(Duration.ofSeconds(20)) <= 0,
                () -> "POLL_WAIT must be at most 20s (SQS)",
                pollWait);
        reader.rule(
                () -> pollWait.get().compareTo(drain.get()) < 0,
                () -> "POLL_WAIT must be below DRAIN: a poll is let finish",
                pollWait,
                drain);
        return () -> new WorkSettings(
                slots.get(),
                visibility.get(),
                heartbeat.get(),
                pollWait.get(),
                retryWait.get(),
                parked.get(),
                drain.get(),
                dlqSweep.get());
    }
}
