package dev.switchboard.dm;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The DM worker as a program of its own. */
final class WorkerProgram {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

    private WorkerProgram() {}

    /** Starts the program with this environment and no other settings. */
    static Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DmWorkerMain.class.getName()))
                .redirectErrorStream(true);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        var process = builder.start();
        // a test that fails must leave nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
