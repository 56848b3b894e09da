package dev.switchboard.local.command;

import dev.switchboard.local.stack.SupervisorMain;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the supervisor as a process that lives on when the command is done. */
final class SupervisorLauncher {
    private final Path root;
    private final StackFolder folder;

    SupervisorLauncher(Path root, StackFolder folder) {
        this.root = root;
        this.folder = folder;
    }

    /** Starts it with options of its own. */
    Process launch(List<String> options) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx96m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SupervisorMain.class.getName(),
                "--root",
                root.toString(),
                "--state",
                folder.path().toString()));
        command.addAll(options);
        Path log = folder.log(StackFolder.SUPERVISOR);
        Files.createDirectories(log.resolveSibling(""));
        var supervisor = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        // found by it also before it has recorded itself
        supervisor.environment().putAll(folder.marker());
        return supervisor.start();
    }
}
