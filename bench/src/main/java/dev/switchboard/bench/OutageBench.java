package dev.switchboard.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Deliveries through a running stack's gateway while one of its parts is killed again and again.
 *
 * <p>Eight senders by default: the stack shares the cores with them, so that more senders measure their processor time, not
 * what the outage costs.
 */
abstract class OutageBench implements Callable<Integer> {
    @Option(names = "--updates", defaultValue = "2000", description = "Updates during the outage (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--senders", defaultValue = "8", description = "Senders at once (${DEFAULT-VALUE}).")
    private int senders;

    @Override
    public Integer call() throws Exception {
        var stack = RunningStack.find();
        long first = ThreadLocalRandom.current().nextInt(1 << 30);
        return holds(stack, new Senders(stack, senders), first) ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /**
     * Measures, prints what was found, and returns whether it was within the bounds.
     *
     * @param first the first update id that nobody else uses
     */
    abstract boolean holds(RunningStack stack, Senders telegram, long first) throws Exception;

    /** Returns how many updates to deliver during the outage. */
    int updates() {
        return updates;
    }
}
