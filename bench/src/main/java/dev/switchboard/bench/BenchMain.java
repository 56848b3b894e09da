package dev.switchboard.bench;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Runs the benchmarks by name. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Benchmarks, each against a baseline in the same run.",
        subcommands = {
            WebhookBench.class,
            WorkLoopBench.class,
            BudgetBench.class,
            BroadcastBench.class,
            UrgentBroadcastBench.class,
            SenderCrashBench.class,
            LedgerSizeBench.class,
            GatewayBench.class,
            RedisOutageBench.class,
            SqsOutageBench.class,
            MemoryBench.class,
            UpBench.class,
            EmulatorBench.class,
            ConversationBench.class
        })
public final class BenchMain {
    private BenchMain() {}

    /** Runs one benchmark; 0 if it held its bound. */
    public static void main(String[] args) {
        var commands = new CommandLine(new BenchMain());
        commands.setExecutionExceptionHandler((fault, command, _) -> {
            if (fault instanceof IllegalStateException) {
                command.getErr().println(fault.getMessage());
                return ExitCode.SOFTWARE;
            }
            throw fault;
        });
        System.exit(commands.execute(args));
    }
}
