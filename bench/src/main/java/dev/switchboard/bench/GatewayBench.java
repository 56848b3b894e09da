package dev.switchboard.bench;

import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Deliveries through a running stack's gateway, many senders at once; bound: 99 of 100 answered within 100 ms. Then the same
 * updates again: every one is answered as done, and none makes a job.
 *
 * <p>The updates are of a kind whose jobs nobody takes, so that a worker's processor time is not measured along; what it is
 * like with workers, {@link ConversationBench} tells. It also lets every job be looked at in the end, by its id.
 */
@Command(
        name = "gateway",
        description =
                "Deliveries through the running stack's gateway, and then the same again. Empties tgms_queue_low.")
final class GatewayBench implements Callable<Integer> {
    private static final double BOUND_MILLIS = 100;

    @Option(names = "--updates", defaultValue = "1000", description = "Updates to deliver (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--senders", defaultValue = "32", description = "Senders at once (${DEFAULT-VALUE}).")
    private int senders;

    @Option(
            names = "--warm-up",
            defaultValue = "4000",
            description = "Updates before the counted ones (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
        var stack = RunningStack.find();
        var telegram = new Senders(stack, senders);
        stack.purgeJobs();
        long first = ThreadLocalRandom.current().nextInt(1 << 30);
        telegram.deliver(first, warmUp);
        var fresh = telegram.deliver(first + warmUp, updates);
        var again = telegram.deliver(first + warmUp, updates);
        fresh.print("first time");
        again.print("the same again");
        boolean held = MadeJobs.takenFrom(stack, first, warmUp + updates).judge()
                && fresh.percentile(0.99) < BOUND_MILLIS
                && fresh.refused() == 0
                && again.refused() == 0;
        Report.line("bound: p99 below %.0f ms, all answered 200, a job each: %s"
                .formatted(BOUND_MILLIS, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
