package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.EmulatorMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Telegram emulator as a program of its own, so that its memory can be told from ours. */
final class EmulatorProcess implements AutoCloseable {
    private static final String READY = "ready at ";

    private final Process process;
    private final String options;
    private final URI address;
    private final EmulatorClient client;

    private EmulatorProcess(Process process, URI address, String options) {
        this.process = process;
        this.address = address;
        this.client = new EmulatorClient(address);
        this.options = options;
    }

    /** Starts the program with these options. */
    static EmulatorProcess start(String heap, List<String> program) throws IOException {
        List<String> jvm = List.of("-Xmx" + heap, "-XX:+UseSerialGC");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmulatorMain.class.getName()));
        command.addAll(program);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String options = String.join(" ", jvm) + " " + String.join(" ", program);
        BufferedReader out = process.inputReader();
        try {
            // the benchmarks' logging may speak first
            String line = out.readLine();
            while (line != null && !line.contains(READY)) {
                line = out.readLine();
            }
            URI address = URI.create(String.valueOf(line).replaceFirst("^.*" + READY, ""));
            Thread.startVirtualThread(() -> out.lines().forEach(Report::line));
            return new EmulatorProcess(process, address, options);
        } catch (IOException | RuntimeException e) {
            process.destroy();
            throw e;
        }
    }

    /** Returns where it listens. */
    URI address() {
        return address;
    }

    /** Asks the control API, and fails where it refuses. */
    JsonNode control(String verb, String path, String body) throws IOException, InterruptedException {
        return client.control(verb, path, body);
    }

    /** Calls the Bot API, and fails where it refuses. */
    JsonNode call(String token, String method, String parameters) throws IOException, InterruptedException {
        return client.call(token, method, parameters);
    }

    /** Returns the options that it runs with, the JVM's first. */
    String options() {
        return options;
    }

    ResidentMemory memory() {
        return new ResidentMemory(process.pid());
    }

    @Override
    public void close() {
        // by its handle: Process.destroy would close the output that is being read
        process.toHandle().destroy();
        client.close();
    }
}
