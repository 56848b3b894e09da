package dev.switchboard.local.lambda;

import dev.switchboard.local.gateway.Gateway;
import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.template.FunctionDefinition;
import dev.switchboard.local.template.Route;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A Lambda service on this machine whose function is the {@link ScriptedFunction}, in AWS's own runtime client. */
public final class ScriptedLambda implements AutoCloseable {
    /** The name of the handler's class. */
    public static final String HANDLER = ScriptedFunction.class.getName();

    private final Path folder;
    private final int port;
    private final EnvironmentDirectory environments = new EnvironmentDirectory();
    private final List<Gateway> opened = new ArrayList<>();

    /** Keeps everything in a folder. */
    public ScriptedLambda(Path folder) throws IOException {
        this.folder = folder;
        try (var socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
    }

    /** Returns the records of the environments' processes. */
    public ProcessRecords records() {
        return new ProcessRecords(folder.resolve("run"));
    }

    /** Makes the function, which takes {@code ANY /scripted} and times out after 5 s. */
    public LambdaFunction function(String handler, Scaling scaling, InstantSource clock) throws IOException {
        var definition = new FunctionDefinition(
                "scripted",
                Path.of("scripted.zip"),
                handler,
                Duration.ofSeconds(5),
                128,
                true,
                Set.of("DECLARED"),
                List.of(new Route("ANY", "/scripted")));
        var runtime = new JavaRuntime(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                Path.of("target", "lambda-runtime").toAbsolutePath(),
                "127.0.0.1:" + port,
                folder.resolve("logs"),
                records());
        return new LambdaFunction(
                definition,
                runtime.launcher(definition, unpacked(), Map.of("DECLARED", "given", "UNDECLARED", "given")),
                scaling,
                clock,
                environments);
    }

    /** Serves the function until this is closed. */
    public Gateway serve(LambdaFunction function) {
        var gateway = new Gateway(0, port, Map.of("scripted", function), environments, InstantSource.system());
        opened.add(gateway);
        gateway.start();
        return gateway;
    }

    @Override
    public void close() {
        opened.forEach(Gateway::close);
    }

    private Path unpacked() throws IOException {
        Path taskRoot = folder.resolve("task");
        String file = HANDLER.replace('.', '/') + ".class";
        Path compiled = taskRoot.resolve(file);
        Files.createDirectories(compiled.resolveSibling(""));
        try (var code = ScriptedFunction.class.getClassLoader().getResourceAsStream(file)) {
            Files.write(compiled, Objects.requireNonNull(code).readAllBytes());
        }
        return taskRoot;
    }
}
