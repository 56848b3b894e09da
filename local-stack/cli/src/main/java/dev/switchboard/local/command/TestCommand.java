package dev.switchboard.local.command;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Listed for the help; the script runs it, since tests need no command line of ours. */
@Command(
        name = "test",
        description = "Runs every test: ./mvnw verify with the machine's needs met.",
        footer = {
            "Tests of pages drive the Chromium that $CHROMIUM_PATH names, else the one on the PATH. Without one they are",
            "skipped; with CI=true that is a failure."
        })
public final class TestCommand implements Runnable {
    @Parameters(paramLabel = "OPTION", description = "Options for Maven, such as -pl shared/work.")
    private List<String> options = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public TestCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Run it by the script: ./switchboard test " + String.join(" ", options));
    }
}
