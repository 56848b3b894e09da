package dev.switchboard.local;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** One run of the command line in this process, on a stack's folder of the test's. */
final class CommandRun {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine commandLine =
            SwitchboardMain.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));

    /** Runs a command that is about a stack, and returns its exit code. */
    int on(Path state, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--state", state.toString()));
        return execute(all.toArray(String[]::new));
    }

    int execute(String... arguments) {
        return commandLine.execute(arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
