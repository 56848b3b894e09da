package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a part's log. */
@Command(name = "logs", description = "Shows the log of a part.")
public final class LogsCommand implements Callable<Integer> {
    private static final int NO_SUCH_LOG = 1;
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final String SUFFIX = ".log";

    @Parameters(paramLabel = "PART", description = "A part as status lists it, or supervisor.")
    private String part = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on with what is written, also after down and up, until Ctrl-C.")
    private boolean follow;

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public LogsCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackFolder folder = checkout.stack();
        PrintWriter out = spec.commandLine().getOut();
        Path log = folder.log(part);
        List<String> known = known(folder);
        if (!known.contains(part)) {
            spec.commandLine()
                    .getErr()
                    .println(
                            known.isEmpty()
                                    ? "There are no logs yet; start the stack with ./switchboard up."
                                    : "There is no log of " + part + ". There are: " + String.join(", ", known));
            return NO_SUCH_LOG;
        }
        try (var written = new FollowedLog(log)) {
            do {
                out.print(written.next());
                out.flush();
                if (follow) {
                    Thread.sleep(LOOK_EVERY);
                }
            } while (follow);
        }
        return 0;
    }

    private static List<String> known(StackFolder folder) throws IOException {
        Path logs = folder.data("logs");
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
