package dev.switchboard.local;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code switchboard} command line. */
@Command(name = "switchboard", description = "Runs Switchboard on this machine.", mixinStandardHelpOptions = true)
public final class SwitchboardMain {
    private SwitchboardMain() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new SwitchboardMain()).execute(args));
    }
}
