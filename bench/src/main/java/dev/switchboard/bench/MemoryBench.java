package dev.switchboard.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** What each process of a running stack holds in memory; bound: 256 MiB for a webhook environment and for a worker. */
@Command(name = "memory", description = "The resident memory of the running stack's processes (Linux).")
final class MemoryBench implements Callable<Integer> {
    private static final long BOUND = 256;

    @Override
    public Integer call() throws IOException {
        boolean held = true;
        for (var part : RunningStack.find().pids().entrySet()) {
            double mebibytes = new ResidentMemory(part.getValue()).now();
            boolean bounded =
                    part.getKey().startsWith("webhook-") || part.getKey().endsWith("-worker");
            held &= !bounded || mebibytes < BOUND;
            Report.line("%-20s %5.0f MiB%s".formatted(part.getKey(), mebibytes, bounded ? "" : "   (not bounded)"));
        }
        Report.line("bound: below %d MiB: %s".formatted(BOUND, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }
}
