package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.StackFolder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which checkout a command is about. */
final class Checkout {
    @Option(names = "--root", hidden = true, defaultValue = "${sys:switchboard.root:-.}", description = "The checkout.")
    private Path root = Path.of(".");

    @Option(
            names = "--state",
            hidden = true,
            description = "The stack's folder; .switchboard in the checkout if not given.")
    private @Nullable Path state;

    /** Returns the checkout's folder. */
    Path root() {
        return root.toAbsolutePath().normalize();
    }

    /** Returns the folder of the checkout's local stack. */
    StackFolder stack() {
        return new StackFolder(state == null ? root().resolve(".switchboard") : state);
    }
}
