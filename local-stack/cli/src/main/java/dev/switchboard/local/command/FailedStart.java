package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.PartState;
import dev.switchboard.local.supervisor.PartStatus;
import dev.switchboard.local.supervisor.StackFolder;
import dev.switchboard.local.supervisor.StackStatus;
import java.util.Objects;

/** Says why a stack could not be started, and what to do. */
final class FailedStart {
    private final StackStatus status;

    /** Takes what the supervisor said last. */
    FailedStart(StackStatus status) {
        this.status = status;
    }

    void show(Terminal terminal) {
        terminal.line(terminal.red("The stack could not be started."));
        terminal.line(indented(Objects.requireNonNullElse(status.problem(), "The supervisor ended.")));
        String log = status.parts().stream()
                .filter(part -> part.state() == PartState.FAILED)
                .map(PartStatus::name)
                .findFirst()
                .orElse(StackFolder.SUPERVISOR);
        terminal.line("The whole log: ./switchboard logs " + log);
        terminal.line("When the cause is mended, or if the machine was only busy, run ./switchboard up again.");
    }

    /** Returns a text that may have several lines as part of something else. */
    static String indented(String text) {
        return text.indent(2).stripTrailing();
    }
}
