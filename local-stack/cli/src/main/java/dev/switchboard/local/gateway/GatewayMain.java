package dev.switchboard.local.gateway;

import dev.switchboard.local.lambda.EnvironmentDirectory;
import dev.switchboard.local.lambda.FunctionPackage;
import dev.switchboard.local.lambda.JavaRuntime;
import dev.switchboard.local.lambda.LambdaFunction;
import dev.switchboard.local.lambda.Scaling;
import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.process.Termination;
import dev.switchboard.local.template.FunctionDefinition;
import dev.switchboard.local.template.TemplateFunctions;
import dev.switchboard.parts.template.Deployment;
import dev.switchboard.parts.template.Template;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The gateway's process: runs the template's functions and serves its HTTP API.
 *
 * <p>The environment gives the values of the functions' variables; a function gets those that the template declares.
 */
@Command(name = "gateway", description = "Serves the template's HTTP API from its functions' deployable artifacts.")
public final class GatewayMain implements Callable<Integer> {
    @Option(names = "--port", required = true, description = "Port of the HTTP API.")
    private int port;

    @Option(names = "--lambda-port", required = true, description = "Port of the Lambda service.")
    private int lambdaPort;

    @Option(names = "--template", required = true, description = "The SAM template.")
    private Path template = Path.of("template.yaml");

    @Option(names = "--state", required = true, description = "Folder for unpacked functions, logs and records.")
    private Path state = Path.of(".switchboard");

    @Option(names = "--runtime", required = true, description = "Folder with the runtime interface client.")
    private Path runtime = Path.of("lambda-runtime");

    private GatewayMain() {}

    /** Runs until it is asked to end. */
    public static void main(String[] args) {
        int exitCode = new CommandLine(new GatewayMain()).execute(args);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> environment = Map.copyOf(System.getenv());
        var records = new ProcessRecords(state.resolve("run"));
        var java = new JavaRuntime(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                runtime.toAbsolutePath(),
                "127.0.0.1:" + lambdaPort,
                state.resolve("logs"),
                records);
        var environments = new EnvironmentDirectory();
        var functions = new LinkedHashMap<String, LambdaFunction>();
        for (FunctionDefinition function : definitions(environment)) {
            endLeftovers(records, function);
            functions.put(function.name(), function(function, java, environment, environments));
        }
        var gateway = new Gateway(port, lambdaPort, functions, environments, InstantSource.system());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(gateway::close));
        gateway.start();
        return 0;
    }

    private List<FunctionDefinition> definitions(Map<String, String> environment) {
        String stage = environment.getOrDefault("STAGE", "local");
        var deployment = new Deployment(
                environment.getOrDefault("AWS_REGION", "us-east-1"),
                "000000000000",
                URI.create(environment.getOrDefault("AWS_ENDPOINT_URL_SQS", "http://127.0.0.1")),
                Map.of(
                        "Stage",
                        stage,
                        "Release",
                        "local",
                        "ClaimsFallback",
                        environment.getOrDefault("CLAIMS_FALLBACK", "dynamodb")));
        return TemplateFunctions.of(Template.read(template, deployment), stage);
    }

    private LambdaFunction function(
            FunctionDefinition function,
            JavaRuntime java,
            Map<String, String> environment,
            EnvironmentDirectory environments)
            throws IOException {
        Path taskRoot = state.resolve("functions").resolve(function.name()).toAbsolutePath();
        FunctionPackage.unpack(template.toAbsolutePath().resolveSibling(function.artifact()), taskRoot);
        return new LambdaFunction(
                function,
                java.launcher(function, taskRoot, environment),
                // SnapStart is for functions whose callers cannot wait; here a process that runs already stands in for
                // it.
                function.snapStart() ? Scaling.STARTED_AHEAD : Scaling.ON_DEMAND,
                InstantSource.system(),
                environments);
    }

    /** Ends processes of a gateway that was killed; they would end themselves, but later. */
    private static void endLeftovers(ProcessRecords records, FunctionDefinition function) {
        List<ProcessHandle> leftovers = records.running().entrySet().stream()
                .filter(entry -> entry.getKey().matches(function.name() + "-\\d+"))
                .map(Map.Entry::getValue)
                .toList();
        Termination.kill(leftovers);
    }
}
