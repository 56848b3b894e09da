package dev.switchboard.local.command;

import dev.switchboard.local.process.Termination;
import dev.switchboard.local.supervisor.Leftovers;
import dev.switchboard.local.supervisor.StackFolder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Stops the stack. */
@Command(name = "down", description = "Stops everything that up started.")
public final class DownCommand implements Callable<Integer> {
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
        int leftovers = Leftovers.end(folder);
        folder.forgetStatus();
        if (supervisor.isPresent()) {
            terminal.line("Stopped.");
        } else if (leftovers > 0) {
            terminal.line("The supervisor was gone; stopped the " + leftovers + " processes that it had left.");
        } else {
            terminal.line("Nothing is running.");
        }
        return 0;
    }
}
