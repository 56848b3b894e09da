package dev.switchboard.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the benchmarks by name. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks, each against a baseline in the same run.",
        subcommands = {WebhookBench.class, WorkLoopBench.class, GatewayBench.class, EmulatorBench.class})
public final class BenchMain {
    private BenchMain() {}

    /** Runs one benchmark; 0 if it held its bound. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new BenchMain()).execute(args));
    }
}
