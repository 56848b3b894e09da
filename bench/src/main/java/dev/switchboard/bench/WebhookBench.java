package dev.switchboard.bench;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.sqs.SqsClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The webhook's handler against its three calls alone; bound: 0.9 of their throughput. Both meet the same warm Redis and
 * SQS, in turn and each time in a fresh process, so that neither the parts' start nor a slow minute of the machine counts
 * for one of them.
 */
@Command(
        name = "webhook",
        description = "The webhook handler against claim, send and confirm with no logic around them.")
final class WebhookBench implements Callable<Integer> {
    private static final double BOUND = 0.9;
    private static final Duration SEND_LIMIT = Duration.ofSeconds(3);

    @Option(names = "--rounds", defaultValue = "5", description = "Processes of each side, in turn (${DEFAULT-VALUE}).")
    private int rounds;

    @Option(names = "--warm-up", defaultValue = "10000", description = "Sends before the first (${DEFAULT-VALUE}).")
    private int warmUp;

    private int processes;

    @Override
    public Integer call() throws Exception {
        var handler = new Rates("webhook handler");
        var threeCalls = new Rates("claim, send, confirm");
        try (var machine = new Machine(Path.of(System.getProperty("switchboard.root", ".")))) {
            machine.useForSdk();
            warmUp(machine);
            for (int round = 1; round <= rounds; round++) {
                // in turn, and in either order: what one leaves behind in the parts must not be the other's alone
                if (round % 2 == 0) {
                    measure("threeCalls", machine, threeCalls);
                    measure("handler", machine, handler);
                } else {
                    measure("handler", machine, handler);
                    measure("threeCalls", machine, threeCalls);
                }
            }
        }
        return Report.ratio(handler, threeCalls, "updates/s", BOUND);
    }

    /** The stand-in's first sends take many times as long as later ones. */
    private void warmUp(Machine machine) {
        try (var sqs = SqsClients.forSending(1, SEND_LIMIT)) {
            var queue = String.valueOf(machine.queues().get(QueueName.DM_QUEUE_HIGH));
            for (int i = 0; i < warmUp; i++) {
                var id = "warm-up:" + i;
                sqs.sendMessage(request -> request.queueUrl(queue)
                        .messageBody(id)
                        .messageGroupId("warm-up")
                        .messageDeduplicationId(id));
            }
            sqs.purgeQueue(request -> request.queueUrl(queue));
        }
    }

    private void measure(String method, Machine machine, Rates rates) throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include("^" + WebhookBenchmark.class.getName().replace(".", "\\.") + "\\." + method + "$")
                        .jvmArgsAppend(jvmOptions(machine))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        var process = new Rates(rates.side());
        results.getBenchmarkResults()
                .forEach(fork -> fork.getIterationResults().forEach(iteration -> {
                    double score = iteration.getPrimaryResult().getScore();
                    rates.add(score);
                    process.add(score);
                }));
        Report.line(process.line("updates/s"));
    }

    private String[] jvmOptions(Machine machine) {
        var of = Stream.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");
        var sdk = machine.sdkProperties().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue());
        var parts = WebhookBenchmark.environment(machine).entrySet().stream()
                .map(variable -> "-D" + WebhookBenchmark.VARIABLE + variable.getKey() + "=" + variable.getValue());
        var process = Stream.of("-D" + WebhookBenchmark.PROCESS + "=" + processes++);
        return Stream.of(of, sdk, parts, process).flatMap(options -> options).toArray(String[]::new);
    }
}
