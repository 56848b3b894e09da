package dev.switchboard.bench;

import dev.switchboard.bench.SendingScene.Receipt;
import dev.switchboard.job.Priority;
import dev.switchboard.parts.PartProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Senders that are killed as {@code kill -9} does, again and again, in the middle of a broadcast. Every group must get its
 * message once, or be shown as one of which nobody knows, and of these there are no more than killed senders can have had in
 * their hands; what Telegram got decides. Held messages, leases and the look for lost jobs have short times, so that the
 * broadcast ends in a minute or two.
 */
@Command(name = "broadcast-crash", description = "A broadcast while its senders are killed again and again.")
final class SenderCrashBench implements Callable<Integer> {
    private static final Patience PATIENCE = new Patience(Duration.ofMinutes(5));

    /** What a sender has in its hands at the most, and so leaves unknown when it is killed. */
    private static final int SLOTS = 10;

    private static final Map<String, String> SETTINGS = Map.of(
            "VISIBILITY", "6s",
            "HEARTBEAT", "1s",
            "SLOTS", Integer.toString(SLOTS),
            "PARKED_JOBS", "400",
            "TELEGRAM_TIMEOUT", "2s",
            "BROADCAST_STALLED", "5s");

    @Option(names = "--groups", defaultValue = "1000", description = "Groups, one message each (${DEFAULT-VALUE}).")
    private int groups;

    @Option(names = "--rate", defaultValue = "30", description = "Messages a second at the most (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--kills", defaultValue = "10", description = "Senders to kill (${DEFAULT-VALUE}).")
    private int kills;

    @Override
    public Integer call() throws Exception {
        try (var scene = new SendingScene(groups, 0)) {
            var senders = List.of(scene.startSender(rate, SETTINGS), scene.startSender(rate, SETTINGS));
            long start = System.nanoTime();
            var broadcast = scene.broadcast(Priority.LOW, Map.of("all", true));
            killInTurn(scene, broadcast, senders);
            int settled = awaitEnd(scene, broadcast);
            double seconds = (System.nanoTime() - start) / 1e9;
            return holds(scene, broadcast, settled, seconds) ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Kills one of the senders whenever a part of the groups has got its message. */
    private void killInTurn(SendingScene scene, UUID broadcast, List<PartProcess> senders)
            throws IOException, InterruptedException {
        for (int kill = 0; kill < kills; kill++) {
            awaitSettled(scene, broadcast, groups * (kill + 1) / (kills + 1));
            senders.get(kill % senders.size()).restart();
        }
    }

    private static void awaitSettled(SendingScene scene, UUID broadcast, int wanted)
            throws IOException, InterruptedException {
        PATIENCE.await(wanted + " settled messages", () -> settled(scene, broadcast) >= wanted);
    }

    private static int settled(SendingScene scene, UUID broadcast) {
        var progress = scene.progress(broadcast);
        return progress.in("sent") + progress.in("unknown");
    }

    private int awaitEnd(SendingScene scene, UUID broadcast) throws IOException, InterruptedException {
        PATIENCE.await(
                "the end of the broadcast", () -> scene.progress(broadcast).isDone());
        return settled(scene, broadcast);
    }

    private boolean holds(SendingScene scene, UUID broadcast, int settled, double seconds) throws Exception {
        var times =
                scene.receivedAfter(0).stream().collect(Collectors.groupingBy(Receipt::chat, Collectors.counting()));
        long twice = times.values().stream().filter(count -> count > 1).count();
        Set<Long> unknown = new HashSet<>(scene.unknown(broadcast));
        long lost = IntStream.range(0, groups)
                .mapToObj(SendingScene::group)
                .filter(group -> !times.containsKey(group) && !unknown.contains(group))
                .count();
        long arrivedAll = unknown.stream().filter(times::containsKey).count();
        int mostUnknown = kills * SLOTS;
        boolean held = twice == 0 && lost == 0 && settled == groups && unknown.size() <= mostUnknown;
        Report.line("%d groups, %d senders killed, %.0f s: %d got the message once, %d twice (none), "
                        .formatted(groups, kills, seconds, times.size() - twice, twice)
                + "%d unknown (at most %d), of which %d got it, %d lost (none): %s"
                        .formatted(unknown.size(), mostUnknown, arrivedAll, lost, held ? "held" : "NOT HELD"));
        return held;
    }
}
