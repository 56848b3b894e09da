package dev.switchboard.sender;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The sender worker as a program of its own. */
final class SenderProgram {
    private static final List<String> INHERITED = List.of("PATH", "HOME", "LANG", "TMPDIR");

    private SenderProgram() {}

    /** Starts the program with this environment and no other settings. */
    static Process start(Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SenderWorkerMain.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().retainAll(INHERITED);
        builder.environment().putAll(environment);
        var process = builder.start();
        // a test that fails must leave nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
