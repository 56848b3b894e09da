package dev.switchboard.local;

import dev.switchboard.local.command.BansCommand;
import dev.switchboard.local.command.BenchCommand;
import dev.switchboard.local.command.BotsCommand;
import dev.switchboard.local.command.BroadcastCommand;
import dev.switchboard.local.command.DownCommand;
import dev.switchboard.local.command.FailureReport;
import dev.switchboard.local.command.GroupsCommand;
import dev.switchboard.local.command.InvokeCommand;
import dev.switchboard.local.command.LiveUsersCommand;
import dev.switchboard.local.command.LogsCommand;
import dev.switchboard.local.command.SentCommand;
import dev.switchboard.local.command.StatusCommand;
import dev.switchboard.local.command.TestCommand;
import dev.switchboard.local.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/** The {@code switchboard} command line. */
@Command(
        name = "switchboard",
        description = "Runs Switchboard on this machine.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        version = "switchboard 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            InvokeCommand.class,
            LiveUsersCommand.class,
            BroadcastCommand.class,
            SentCommand.class,
            GroupsCommand.class,
            BansCommand.class,
            BotsCommand.class,
            TestCommand.class,
            BenchCommand.class,
            CommandLine.HelpCommand.class
        })
public final class SwitchboardMain {
    @Mixin
    private final FailureReport failures = new FailureReport();

    private SwitchboardMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var switchboard = new SwitchboardMain();
        return new CommandLine(switchboard)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler(switchboard.failures);
    }
}
