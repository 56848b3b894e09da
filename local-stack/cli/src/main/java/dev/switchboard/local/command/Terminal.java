package dev.switchboard.local.command;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** Where commands write what people read. */
final class Terminal {
    private static final String ESCAPE = "\u001b[";

    private final PrintWriter out;
    private final boolean interactive;

    /** Writes to the given output, with colours and redrawn lines if a person looks at it. */
    Terminal(PrintWriter out, boolean interactive) {
        this.out = out;
        this.interactive = interactive;
    }

    /** Returns the terminal of this process. */
    static Terminal of(PrintWriter out) {
        boolean interactive = Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent()
                && System.getenv("NO_COLOR") == null;
        return new Terminal(out, interactive);
    }

    boolean interactive() {
        return interactive;
    }

    /** Returns what programs' output goes to as it is. */
    PrintWriter writer() {
        return out;
    }

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Replaces the last lines by others; on what is no terminal they follow. */
    void redraw(int last, String text) {
        if (last > 0) {
            out.print(ESCAPE + last + "A" + ESCAPE + "J");
        }
        out.print(text);
        out.flush();
    }

    String green(String text) {
        return coloured("32m", text);
    }

    String yellow(String text) {
        return coloured("33m", text);
    }

    String red(String text) {
        return coloured("31m", text);
    }

    String dim(String text) {
        return coloured("2m", text);
    }

    String bold(String text) {
        return coloured("1m", text);
    }

    private String coloured(String code, String text) {
        return interactive ? ESCAPE + code + text + ESCAPE + "0m" : text;
    }
}
