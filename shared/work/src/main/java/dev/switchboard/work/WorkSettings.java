package dev.switchboard.work;

import dev.switchboard.config.Setting;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.queue.JobSource;
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
 * @param parked how many jobs a process has in hand at the most, waiting and running; with so many it stops receiving
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

    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);
    private static final Duration SHORTEST_POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_POLL = Duration.ofSeconds(20);

    /** ECS: the largest stopTimeout on Fargate. */
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(2);

    /** A heartbeat's requests follow one another; one takes some 10 ms, and may take so long. */
    private static final Duration SLOW_REQUEST = Duration.ofMillis(100);

    /**
     * Declares them all, each with its default.
     *
     * @return gives the settings; for use inside {@link SettingsReader#build}
     */
    public static Supplier<WorkSettings> declareIn(SettingsReader reader) {
        var slots = reader.integer("SLOTS", DEFAULT.slots, 10, 1_000);
        var visibility = reader.duration("VISIBILITY", DEFAULT.visibility);
        var heartbeat = reader.duration("HEARTBEAT", DEFAULT.heartbeat);
        var pollWait = reader.duration("POLL_WAIT", DEFAULT.pollWait);
        var retryWait = reader.duration("RETRY_WAIT", DEFAULT.retryWait);
        var parked = reader.integer("PARKED_JOBS", DEFAULT.parked, 1, 100_000);
        var drain = reader.duration("DRAIN", DEFAULT.drain);
        var dlqSweep = reader.duration("DLQ_SWEEP", DEFAULT.dlqSweep);
        declareRulesOfHolding(reader, slots, parked, visibility, heartbeat);
        declareRulesOfStopping(reader, pollWait, drain);
        reader.rule(() -> retryWait.get().isPositive(), () -> "RETRY_WAIT must be above 0s", retryWait);
        reader.rule(() -> dlqSweep.get().isPositive(), () -> "DLQ_SWEEP must be above 0s", dlqSweep);
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

    private static void declareRulesOfHolding(
            SettingsReader reader,
            Setting<Integer> slots,
            Setting<Integer> parked,
            Setting<Duration> visibility,
            Setting<Duration> heartbeat) {
        reader.rule(() -> heartbeat.get().isPositive(), () -> "HEARTBEAT must be above 0s", heartbeat);
        reader.rule(
                () -> visibility.get().compareTo(LONGEST_VISIBILITY) <= 0,
                () -> "VISIBILITY must be at most 12h (SQS)",
                visibility);
        reader.rule(
                () -> heartbeat.get().multipliedBy(2).compareTo(visibility.get()) < 0,
                () -> "HEARTBEAT " + heartbeat.get().toSeconds() + "s must be below half of VISIBILITY "
                        + visibility.get().toSeconds() + "s",
                heartbeat,
                visibility);
        reader.rule(
                () -> parked.get() <= mostHeld(visibility.get(), heartbeat.get()),
                () -> "PARKED_JOBS " + parked.get() + " are more than a heartbeat can hold on in time: at most "
                        + mostHeld(visibility.get(), heartbeat.get())
                        + " with this VISIBILITY and HEARTBEAT",
                parked,
                visibility,
                heartbeat);
        reader.rule(
                () -> slots.get() <= parked.get(),
                () -> "PARKED_JOBS " + parked.get() + " must be at least SLOTS " + slots.get()
                        + ": a job that runs is in hand too",
                slots,
                parked);
    }

    /** A heartbeat must have held everything on within what is left of the visibility when it begins. */
    private static long mostHeld(Duration visibility, Duration heartbeat) {
        return visibility.minus(heartbeat).dividedBy(SLOW_REQUEST) * JobSource.LARGEST_BATCH;
    }

    private static void declareRulesOfStopping(
            SettingsReader reader, Setting<Duration> pollWait, Setting<Duration> drain) {
        reader.rule(
                () -> pollWait.get().compareTo(SHORTEST_POLL) >= 0
                        && pollWait.get().compareTo(LONGEST_POLL) <= 0,
                () -> "POLL_WAIT must be from 1s, or polls of empty queues follow each other, to 20s (SQS)",
                pollWait);
        reader.rule(
                () -> pollWait.get().compareTo(drain.get()) < 0,
                () -> "POLL_WAIT must be below DRAIN: a poll is let finish",
                pollWait,
                drain);
        reader.rule(
                () -> drain.get().compareTo(LONGEST_DRAIN) < 0,
                () -> "DRAIN must be below 2m: ECS kills a task 120 s after its SIGTERM at the latest",
                drain);
    }
}
