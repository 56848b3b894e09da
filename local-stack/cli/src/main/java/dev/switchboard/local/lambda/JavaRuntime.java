package dev.switchboard.local.lambda;

import dev.switchboard.local.process.ProcessRecords;
import dev.switchboard.local.template.FunctionDefinition;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts functions in AWS's runtime interface client, as the managed Java runtime does.
 *
 * @param java the JVM's program
 * @param clientClassPath the folder with the runtime interface client and its libraries
 * @param runtimeApi host and port of the {@link RuntimeApi}
 * @param logs the folder for the environments' output
 * @param records where the environments' processes are remembered; a record outlives its process
 */
public record JavaRuntime(Path java, Path clientClassPath, String runtimeApi, Path logs, ProcessRecords records) {
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    /** What every function has on AWS, and what points AWS's SDK at this machine. */
    private static final List<String> PLATFORM_VARIABLES =
            List.of("PATH", "TMPDIR", "AWS_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");

    private static final List<String> PLATFORM_PREFIXES = List.of("AWS_ENDPOINT_URL", "SWITCHBOARD_");

    /**
     * Returns a launcher of a function's environments.
     *
     * @param taskRoot the folder with the unpacked function
     * @param values the values of variables; the function is given those that the template declares
     */
    public EnvironmentLauncher launcher(FunctionDefinition function, Path taskRoot, Map<String, String> values) {
        return (environment, restarts) -> {
            Files.createDirectories(logs);
            File log = logs.resolve(environment + ".log").toFile();
            var builder = new ProcessBuilder(command(function))
                    .directory(taskRoot.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log));
            builder.environment().clear();
            builder.environment().putAll(variables(function, environment, taskRoot, values));
            Process process = builder.start();
            records.remember(environment, process.toHandle(), restarts);
            return process;
        };
    }

    private List<String> command(FunctionDefinition function) throws IOException {
        return List.of(
                java.toString(),
                // As the managed runtime starts Java, but for the heap: many environments share this machine.
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx" + Math.min(function.memoryMb(), 160) + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
                "-cp",
                clientJars(),
                CLIENT,
                function.handler());
    }

    private String clientJars() throws IOException {
        try (Stream<Path> jars = Files.list(clientClassPath)) {
            return String.join(
                    File.pathSeparator, jars.map(Path::toString).sorted().toList());
        }
    }

    private Map<String, String> variables(
            FunctionDefinition function, String environment, Path taskRoot, Map<String, String> values) {
        var variables = new HashMap<String, String>();
        values.forEach((name, value) -> {
            if (function.variables().contains(name)
                    || PLATFORM_VARIABLES.contains(name)
                    || PLATFORM_PREFIXES.stream().anyMatch(name::startsWith)) {
                variables.put(name, value);
            }
        });
        String functionName = values.getOrDefault("STAGE", "local") + "-" + function.name();
        variables.put("_HANDLER", function.handler());
        variables.put("LAMBDA_TASK_ROOT", taskRoot.toString());
        variables.put("LANG", "en_US.UTF-8");
        variables.put("TZ", ":UTC");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_RUNTIME_API", runtimeApi + "/" + environment);
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", function.snapStart() ? "snap-start" : "on-demand");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", functionName);
        variables.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
        variables.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryMb()));
        variables.put("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + functionName);
        variables.put("AWS_LAMBDA_LOG_STREAM_NAME", environment);
        return variables;
    }
}
