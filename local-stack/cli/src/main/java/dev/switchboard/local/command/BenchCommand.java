package dev.switchboard.local.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Listed for the help; the script runs it, since the benchmarks are a program of their own. */
@Command(name = "bench", description = "Measures against a baseline.")
public final class BenchCommand implements Runnable {
    @Parameters(
            paramLabel = "BENCHMARK",
            description = "webhook, work-loop or conversation, say, and its options; bench --help lists them all.")
    private List<String> benchmark = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public BenchCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Run it by the script: ./switchboard bench " + String.join(" ", benchmark));
    }
}
