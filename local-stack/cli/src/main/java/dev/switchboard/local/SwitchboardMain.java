package dev.switchboard.local;

import dev.switchboard.local.command.DownCommand;
import dev.switchboard.local.command.InvokeCommand;
import dev.switchboard.local.command.LogsCommand;
import dev.switchboard.local.command.StatusCommand;
import dev.switchboard.local.command.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code switchboard} command line. */
@Command(
        name = "switchboard",
        description = "Runs Switchboard on this machine.",
        mixinStandardHelpOptions = true,
        version = "switchboard 0.1.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            InvokeCommand.class,
            SwitchboardMain.TestCommand.class,
            CommandLine.HelpCommand.class
        })
public final class SwitchboardMain {
    private SwitchboardMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SwitchboardMain()).execute(args));
    }

    /** Listed here for the help; the script runs it, since tests need no command line of ours. */
    @Command(name = "test", description = "Runs every test: ./mvnw verify with the machine's needs met.")
    static final class TestCommand {}
}
