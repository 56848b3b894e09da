package dev.switchboard.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** What each process of a running stack holds in memory; bound: 256 MB for a webhook environment and for a worker. */
@Command(name = "memory", description = "The resident memory of the running stack's processes (Linux).")
final class MemoryBench implements Callable<Integer> {
    private static final long BOUND_MB = 256;

    @Override
    public Integer call() throws IOException {
        boolean held = true;
        for (var part : RunningStack.find().pids().entrySet()) {
            long megabytes = resident(part.getValue());
            boolean bounded =
                    part.getKey().startsWith("webhook-") || part.getKey().endsWith("-worker");
            held &= !bounded || megabytes < BOUND_MB;
            Report.line("%-20s %5d MB%s".formatted(part.getKey(), megabytes, bounded ? "" : "   (not bounded)"));
        }
        Report.line("bound: below %d MB: %s".formatted(BOUND_MB, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static long resident(long pid) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            var line =
                    lines.filter(each -> each.startsWith("VmRSS:")).findFirst().orElse("VmRSS: 0 kB");
            return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        }
    }
}
