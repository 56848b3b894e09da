package dev.switchboard.local.command;

import dev.switchboard.local.process.Termination;
import dev.switchboard.local.supervisor.Leftovers;
import dev.switchboard.local.supervisor.StackFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack. */
@Command(
        name = "down",
        description = "Stops everything that up started.",
        footer = "Exit codes: 0 nothing runs any more, 1 something could not be stopped.")
public final class DownCommand implements Callable<Integer> {
    private static final int NOT_STOPPED = 1;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public DownCommand() {}

    @Override
    public Integer call() {
        var terminal = Terminal.of(spec.commandLine().getOut());
        StackFolder folder = checkout.stack();
        Optional<ProcessHandle> supervisor = folder.supervisor();
        supervisor.ifPresent(process -> {
            terminal.line(
                    "Stopping: the workers finish what they have in hand, and their last polls of up to 10 s ...");
            Termination.end(List.of(process), STOP_LIMIT);
        });
        // The supervisor leaves none, unless it was killed.
        var leftovers = Leftovers.end(folder);
        folder.forgetStatus();
        var remaining = Stream.concat(
                        supervisor.stream().flatMap(process -> Leftovers.named(StackFolder.SUPERVISOR, process)),
                        leftovers.remaining().stream())
                .toList();
        return told(terminal, supervisor.isPresent(), new Leftovers.Ended(leftovers.count(), remaining));
    }

    /** Says what came of it, and returns the exit code. */
    static int told(Terminal terminal, boolean wasSupervised, Leftovers.Ended ended) {
        if (!ended.remaining().isEmpty()) {
            terminal.line("These could not be stopped: " + String.join(", ", ended.remaining()) + ".");
            return NOT_STOPPED;
        }
        if (wasSupervised) {
            terminal.line("Stopped.");
        } else if (ended.count() > 0) {
            terminal.line("The supervisor was gone; stopped the " + ended.count() + " processes that it had left.");
        } else {
            terminal.line("Nothing is running.");
        }
        return 0;
    }
}
