package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.PartState;
import dev.switchboard.local.supervisor.PartStatus;
import dev.switchboard.local.supervisor.StackStatus;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Shows how a stack starts: on a terminal a list that is redrawn, elsewhere a line for each part that is ready or is
 * started again.
 */
final class StartProgress {
    private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

    private final Terminal terminal;
    private final Map<String, PartStatus> shown = new HashMap<>();
    private final Map<String, Duration> readyAfter = new HashMap<>();
    private int lines;
    private int frame;

    StartProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Shows the state that a stack has after some time. */
    void show(StackStatus status, Duration elapsed) {
        status.parts().forEach(part -> {
            if (part.state() == PartState.READY) {
                readyAfter.putIfAbsent(part.name(), elapsed);
            }
        });
        if (terminal.interactive()) {
            redraw(status.parts());
        } else {
            status.parts().forEach(this::report);
        }
    }

    private void redraw(List<PartStatus> parts) {
        var text = new StringBuilder();
        frame++;
        parts.forEach(part -> text.append(line(part)).append('\n'));
        terminal.redraw(lines, text.toString());
        lines = parts.size();
    }

    private void report(PartStatus part) {
        PartStatus before = shown.put(part.name(), part);
        boolean changed = before == null || before.state() != part.state();
        if (changed && (part.state() == PartState.READY || part.restarts() > 0)) {
            terminal.line(line(part));
        }
    }

    private String line(PartStatus part) {
        String restarts = part.restarts() == 0 ? "" : terminal.yellow("  restarted " + part.restarts() + "x");
        return "  %s %-18s %s%s".formatted(sign(part.state()), part.name(), word(part), restarts);
    }

    private String word(PartStatus part) {
        return part.state() == PartState.READY
                ? terminal.dim("%.1f s".formatted(seconds(part)))
                : terminal.dim(part.state().word());
    }

    private double seconds(PartStatus part) {
        return Objects.requireNonNullElse(readyAfter.get(part.name()), Duration.ZERO)
                        .toMillis()
                / 1000.0;
    }

    private String sign(PartState state) {
        return switch (state) {
            case READY -> terminal.green("✔");
            case FAILED -> terminal.red("✘");
            case WAITING, STOPPED -> " ";
            case STARTING, RESTARTING -> terminal.yellow(String.valueOf(FRAMES.charAt(frame % FRAMES.length())));
        };
    }
}
