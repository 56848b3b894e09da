package dev.switchboard.bench;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.sqs.SqsClients;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The webhook's handler against its three calls alone; bound: 0.9 of their throughput. Both meet the same warm Redis and
 * SQS, in the same process and in turn.
 */
@Command(
        name = "webhook",
        description = "The webhook handler against claim, send and confirm with no logic around them.")
final class WebhookBench implements Callable<Integer> {
    private static final double BOUND = 0.9;
    private static final double NANOS_A_SECOND = 1e9;
    private static final Duration SEND_LIMIT = Duration.ofSeconds(3);

    @Option(names = "--processes", defaultValue = "2", description = "One after another (${DEFAULT-VALUE}).")
    private int processes;

    @Option(names = "--warm-up", defaultValue = "10000", description = "Sends before the first (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
        var handler = new Rates("webhook handler");
        var threeCalls = new Rates("claim, send, confirm");
        try (var machine = new Machine(RunningStack.root())) {
            machine.useForSdk();
            warmUp(machine);
            for (int process = 0; process < processes; process++) {
                measure(process, machine, handler, threeCalls);
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

    private void measure(int process, Machine machine, Rates handler, Rates threeCalls) throws RunnerException {
        var result = new Runner(new OptionsBuilder()
                        .include("^" + WebhookBenchmark.class.getName().replace(".", "\\.") + "\\.")
                        .jvmArgsAppend(jvmOptions(process, machine))
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .runSingle();
        for (var fork : result.getBenchmarkResults()) {
            for (var iteration : fork.getIterationResults()) {
                double turns = iteration.getMetadata().getMeasuredOps();
                handler.add(turns * NANOS_A_SECOND / time(iteration, "handler"));
                threeCalls.add(turns * NANOS_A_SECOND / time(iteration, "threeCalls"));
            }
        }
    }

    private static double time(IterationResult iteration, String side) {
        return Objects.requireNonNull(iteration.getSecondaryResults().get(side)).getScore();
    }

    private String[] jvmOptions(int process, Machine machine) {
        var of = Stream.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC");
        var sdk = machine.sdkProperties().entrySet().stream()
                .map(property -> "-D" + property.getKey() + "=" + property.getValue());
        var parts = WebhookBenchmark.environment(machine).entrySet().stream()
                .map(variable -> "-D" + WebhookBenchmark.VARIABLE + variable.getKey() + "=" + variable.getValue());
        var number = Stream.of("-D" + WebhookBenchmark.PROCESS + "=" + process);
        return Stream.of(of, sdk, parts, number).flatMap(options -> options).toArray(String[]::new);
    }
}
