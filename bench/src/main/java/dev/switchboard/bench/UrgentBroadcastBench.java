package dev.switchboard.bench;

import dev.switchboard.job.Priority;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * A single urgent message of a bot that has thousands waiting to be sent: from the moment when its broadcast is made to that
 * when the emulated Telegram gets it.
 */
@Command(name = "broadcast-urgent", description = "An urgent message while 10,000 others wait.")
final class UrgentBroadcastBench implements Callable<Integer> {
    private static final Duration BOUND = Duration.ofSeconds(1);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(90));
    private static final int GROUPS = 1000;

    @Option(names = "--waiting", defaultValue = "10000", description = "Messages that wait (${DEFAULT-VALUE}).")
    private int waiting;

    @Option(names = "--rate", defaultValue = "5", description = "Messages a second at the most (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--urgent", defaultValue = "20", description = "Urgent ones, one by one (${DEFAULT-VALUE}).")
    private int urgent;

    /**
     * How long an urgent message took.
     *
     * @param fanOut until its delivery was opened, in milliseconds
     */
    private record Sent(double millis, double fanOut) {}

    @Override
    public Integer call() throws Exception {
        try (var scene = new SendingScene(GROUPS, urgent + 1)) {
            scene.startSender(rate, Map.of());
            int open = fill(scene);
            List<Sent> sent = new ArrayList<>();
            for (int i = 0; i <= urgent; i++) {
                var one = send(scene, SendingScene.group(GROUPS + i));
                if (i > 0) { // the first one warms the way up
                    sent.add(one);
                }
            }
            var all = new Latencies(sent.stream().map(Sent::millis).toList());
            var fanOut = new Latencies(sent.stream().map(Sent::fanOut).toList());
            boolean held = all.percentile(1) < BOUND.toMillis();
            Report.line("%d waiting at %d/s, %d urgent ones from their making to Telegram: %s (max below %d ms: %s)"
                    .formatted(open, rate, all.count(), all.line(), BOUND.toMillis(), held ? "held" : "NOT HELD"));
            Report.line("of that until the delivery was opened: " + fanOut.line());
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Queues the low ones; returns how many are left when all are queued. */
    private int fill(SendingScene scene) throws IOException, InterruptedException {
        var broadcasts = IntStream.range(0, waiting / GROUPS)
                .mapToObj(_ -> scene.broadcast(Priority.LOW, Map.of("all", true)))
                .toList();
        PATIENCE.await("all jobs are queued", () -> broadcasts.stream().allMatch(scene::isQueued));
        return broadcasts.stream()
                .mapToInt(broadcast -> scene.progress(broadcast).in("pending"))
                .sum();
    }

    private static Sent send(SendingScene scene, long chat) throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(500 + (chat & 0xff)); // at no fixed time of any clock's
        var made = Instant.now();
        var broadcast = scene.broadcast(Priority.HIGH, Map.of("chats", List.of(chat)));
        PATIENCE.await("an urgent message", () -> scene.receivedIn(chat).isPresent());
        var got = scene.receivedIn(chat).orElseThrow();
        return new Sent(
                Duration.between(made, got.at()).toMillis(),
                Duration.between(made, scene.progress(broadcast).startedAt()).toMillis());
    }
}
