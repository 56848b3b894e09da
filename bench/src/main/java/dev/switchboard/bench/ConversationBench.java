package dev.switchboard.bench;

import dev.switchboard.bench.Talks.Reply;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Conversations with a running stack's bot: people write commands and press buttons at a steady rate. What counts is the time
 * from a person's deed to the bot's answer in the emulated Telegram, through the webhook's function, the queue, the worker
 * and the database; half of the answers within 150 ms, and 99 of 100 within a second.
 */
@Command(
        name = "conversation",
        description =
                "People who talk to the running stack's bot: from their update to its reply. Leaves people behind.")
final class ConversationBench implements Callable<Integer> {
    private static final double MEDIAN_BOUND_MILLIS = 150;
    private static final double P99_BOUND_MILLIS = 1000;

    private static final PostgrestFunction<Integer> PUT_LIVE_USERS =
            PostgrestFunction.idempotent("put_live_users", Integer.class);

    @Option(names = "--updates", defaultValue = "3000", description = "Updates to measure (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--rate", defaultValue = "50", description = "Updates a second (${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--warm-up",
            defaultValue = "1500",
            description = "Updates before the counted ones (${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--people",
            defaultValue = "600",
            description = "People; one writes at most ten times a minute (${DEFAULT-VALUE}).")
    private int people;

    @Override
    public Integer call() throws Exception {
        var stack = RunningStack.find();
        try (var postgrest = stack.postgrest()) {
            var live = IntStream.range(0, 30)
                    .mapToObj(number -> Map.of("username", "bench." + number, "viewers", number))
                    .toList();
            postgrest.call(PUT_LIVE_USERS, Map.of("users", live));
        }
        try (var telegram = new EmulatorClient(stack.telegram())) {
            long first = 1_000_000_000L + ThreadLocalRandom.current().nextInt(1 << 30);
            var talks = new Talks(telegram, stack.bot(), first, people);
            report("warm-up", talks.talk(warmUp, rate));
            var replies = talks.talk(updates, rate);
            replies.stream()
                    .map(Reply::word)
                    .distinct()
                    .sorted()
                    .forEach(word -> report(
                            word,
                            replies.stream()
                                    .filter(reply -> reply.word().equals(word))
                                    .toList()));
            return judge(report("all", replies));
        }
    }

    private int judge(Latencies latencies) {
        boolean held = latencies.count() == updates
                && latencies.percentile(0.5) < MEDIAN_BOUND_MILLIS
                && latencies.percentile(0.99) < P99_BOUND_MILLIS;
        Report.line("bound: at %d/s p50 below %.0f ms, p99 below %.0f ms, %d answered: %s"
                .formatted(rate, MEDIAN_BOUND_MILLIS, P99_BOUND_MILLIS, updates, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    private static Latencies report(String what, List<Reply> replies) {
        var latencies = new Latencies(replies.stream().map(Reply::millis).toList());
        Report.line("%-14s %6d answered; %s".formatted(what, latencies.count(), latencies.line()));
        return latencies;
    }
}
