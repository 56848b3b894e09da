package dev.switchboard.bench;

import dev.switchboard.parts.Folders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * The script's {@code up --detach}, each time on an empty state folder of its own and free ports, until all is healthy; then
 * {@code down}. Bound: healthy within 30 s, and no process left. What stands in the way of neither is a stack that runs already.
 */
@Command(name = "up", description = "From up --detach until a new stack is healthy, and what down leaves (Linux).")
final class UpBench implements Callable<Integer> {
    private static final double BOUND_SECONDS = 30;
    private static final double NANOS_A_SECOND = 1e9;

    @Option(names = "--rounds", defaultValue = "3", description = "One after another (${DEFAULT-VALUE}).")
    private int rounds;

    @Override
    public Integer call() throws Exception {
        boolean held = true;
        for (int round = 1; round <= rounds; round++) {
            var folder = Files.createTempDirectory("switchboard-bench-up");
            try {
                held &= startAndEnd(round, folder);
            } finally {
                Folders.delete(folder);
            }
        }
        Report.line("bound: healthy within %.0f s, no process left: %s"
                .formatted(BOUND_SECONDS, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static boolean startAndEnd(int round, Path folder) throws IOException, InterruptedException {
        var state = folder.resolve("state");
        double healthy = seconds(folder, "up", "--detach", "--state", state.toString());
        Collection<Long> pids;
        double ended;
        try {
            pids = RunningStack.in(state).pids().values();
        } finally {
            ended = seconds(folder, "down", "--state", state.toString());
        }
        long left =
                pids.stream().filter(UpBench::isAlive).count() + marked(state).size();
        Report.line("round %d: %d processes healthy after %.1f s, ended after %.1f s, %d left"
                .formatted(round, pids.size(), healthy, ended, left));
        return healthy < BOUND_SECONDS && left == 0;
    }

    /** Runs a command as a person does, and returns how long it took. */
    private static double seconds(Path folder, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(RunningStack.root().resolve("switchboard").toString()));
        command.addAll(List.of(arguments));
        var said = folder.resolve(arguments[0] + ".log");
        long start = System.nanoTime();
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException(Files.readString(said));
        }
        return (System.nanoTime() - start) / NANOS_A_SECOND;
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Returns the processes that carry the stack's mark in their environment, whether or not the stack knows of them. */
    private static List<Path> marked(Path state) throws IOException {
        var mark = "SWITCHBOARD_STATE=" + state + "\0";
        var marked = new ArrayList<Path>();
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (environment(process).contains(mark)) {
                    marked.add(process);
                }
            }
        }
        return marked;
    }

    private static String environment(Path process) {
        try {
            return Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // gone meanwhile, or another user's
        }
    }
}
