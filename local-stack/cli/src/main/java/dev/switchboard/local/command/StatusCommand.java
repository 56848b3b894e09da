package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.PartState;
import dev.switchboard.local.supervisor.PartStatus;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.local.supervisor.StackStatus;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows the parts. */
@Command(
        name = "status",
        description = "Shows the parts: process, state, restarts, port.",
        footer = "Exit codes: 0 all parts are ready, 1 some are not, 4 the stack is down.")
public final class StatusCommand implements Callable<Integer> {
    private static final int NOT_READY = 1;
    private static final int DOWN = 4;
    private static final String ROW = "%-18s %-9s %-12s %-9s %s";

    @Mixin
    private Checkout checkout = new Checkout();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Made by picocli. */
    public StatusCommand() {}

    @Override
    public Integer call() {
        var terminal = Terminal.of(spec.commandLine().getOut());
        StackFolder folder = checkout.stack();
        Optional<ProcessHandle> supervisor = folder.supervisor();
        SortedMap<String, ProcessHandle> running = folder.records().running();
        Optional<StackStatus> status = folder.status();
        if (supervisor.isEmpty() || status.isEmpty()) {
            terminal.line(
                    running.isEmpty()
                            ? "The stack is down. Start it with ./switchboard up."
                            : "The supervisor is gone, but these still run: " + String.join(", ", running.keySet())
                                    + ". Clean up with ./switchboard down, or start again with ./switchboard up.");
            status.filter(last -> last.phase() == StackStatus.Phase.FAILED)
                    .ifPresent(last -> new FailedStart(last).show(terminal));
            return DOWN;
        }
        terminal.line(terminal.bold(ROW.formatted("PART", "PID", "STATE", "RESTARTS", "PORT")));
        for (PartStatus part : status.get().parts()) {
            terminal.line(row(part));
            Optional.ofNullable(part.problem()).map(FailedStart::indented).ifPresent(terminal::line);
        }
        status.get().parts().forEach(part -> running.remove(part.name()));
        running.remove(StackFolder.SUPERVISOR);
        running.forEach((function, process) ->
                terminal.line(row(function, process, folder.records().restarts(function))));
        return status.get().parts().stream().allMatch(part -> part.state() == PartState.READY) ? 0 : NOT_READY;
    }

    private static String row(PartStatus part) {
        return ROW.formatted(
                part.name(),
                Optional.ofNullable(part.pid()).map(Object::toString).orElse("-"),
                part.state().word(),
                part.restarts(),
                part.port());
    }

    /** The environments of functions are the gateway's to start; they listen nowhere. */
    private static String row(String function, ProcessHandle process, int restarts) {
        return ROW.formatted(function, process.pid(), "running", restarts, "-");
    }
}
