package dev.switchboard.bench;

import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;

/** The webhook's handler in this process against its three calls alone; bound: 0.9 of their throughput. */
@Command(
        name = "webhook",
        description = "The webhook handler against claim, send and confirm with no logic around them.")
final class WebhookBench implements Callable<Integer> {
    private static final double BOUND = 0.9;

    @Override
    public Integer call() throws RunnerException {
        var results = new Runner(new OptionsBuilder()
                        .include(WebhookBenchmark.class.getName())
                        .jvmArgsAppend(
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dswitchboard.root=" + System.getProperty("switchboard.root", "."))
                        .build())
                .run();
        double handler = 0;
        double threeCalls = 0;
        for (var result : results) {
            double score = result.getPrimaryResult().getScore();
            if (result.getParams().getBenchmark().endsWith("handler")) {
                handler = score;
            } else {
                threeCalls = score;
            }
        }
        return Report.ratio("webhook handler", handler, "claim, send, confirm", threeCalls, "updates/s", BOUND);
    }
}
