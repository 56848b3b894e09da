package dev.switchboard.local.command;

import dev.switchboard.local.supervisor.StackFolder;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say which checkout a command is about. */
final class Checkout {
    @Option(names = "--root", hidden = true, defaultValue = "${sys:switchboard.root:-.}", description = "The checkout.")
    private Path root = Path.of(".");

    /** Returns the checkout's folder. */
    Path root() {
        return root.toAbsolutePath().normalize();
    }

    /** Returns the folder of the checkout's local stack. */
    StackFolder stack() {
        return new StackFolder(root().resolve(".switchboard"));
    }
}
