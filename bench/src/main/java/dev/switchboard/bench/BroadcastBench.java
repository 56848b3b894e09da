package dev.switchboard.bench;

import dev.switchboard.bench.SendingScene.Receipt;
import dev.switchboard.job.Priority;
import dev.switchboard.parts.PartProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Broadcasts to many groups by real senders, as the emulated Telegram gets them: how much of the rate they keep up, whether
 * Telegram ever has to refuse them for their pace, and whether they need more memory the longer they send.
 */
@Command(name = "broadcast", description = "Broadcasts by 1, 2 and 4 senders: pace, refusals and memory.")
final class BroadcastBench implements Callable<Integer> {
    private static final double ONE_SENDER_KEEPS = 0.95;
    private static final double SENDERS_AGREE_WITHIN = 0.02;

    /** At this rate and below, what a message takes is lost between two moments: one sender keeps 4.9 of 5 a second. */
    private static final int UNHURRIED = 5;

    private static final double ONE_UNHURRIED_SENDER_KEEPS = 0.98;
    private static final double MEMORY_GROWTH = 1.1;

    @Option(names = "--groups", defaultValue = "1000", description = "Groups, one message each (${DEFAULT-VALUE}).")
    private int groups;

    @Option(names = "--rate", defaultValue = "30", description = "Messages a second at the most (${DEFAULT-VALUE}).")
    private int rate;

    @Option(names = "--senders", defaultValue = "1,2,4", split = ",", description = "Processes (${DEFAULT-VALUE}).")
    private List<Integer> senders = List.of();

    private long lastCall;

    @Override
    public Integer call() throws Exception {
        try (var scene = new SendingScene(groups, 0)) {
            boolean held = true;
            for (int count : senders) {
                held &= holds(scene, count);
            }
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    private boolean holds(SendingScene scene, int count) throws IOException, InterruptedException {
        List<PartProcess> started = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            started.add(scene.startSender(rate, Map.of()));
        }
        warmUp(scene, started);
        var broadcast = scene.broadcast(Priority.LOW, Map.of("all", true));
        double early = awaitSent(scene, broadcast, started, groups / 4);
        double late = awaitSent(scene, broadcast, started, groups);
        scene.stopSenders();

        var received = scene.receivedAfter(lastCall);
        lastCall = received.getLast().call();
        double perSecond = perSecond(received);
        double least = keeps(count);
        int tooFast = scene.refusedAsTooFast();
        boolean held = received.size() == groups
                && perSecond >= least * rate
                && perSecond <= (1 + SENDERS_AGREE_WITHIN) * rate
                && tooFast == 0
                && late <= early * MEMORY_GROWTH;
        Report.line("%d sender%s, %d groups: %5.2f/s (from %.2f to %.2f), %d refused as too fast (none), "
                        .formatted(
                                count,
                                count == 1 ? "" : "s",
                                received.size(),
                                perSecond,
                                least * rate,
                                (1 + SENDERS_AGREE_WITHIN) * rate,
                                tooFast)
                + "largest %.0f MiB after a quarter, %.0f MiB at the end (at most a tenth more): %s"
                        .formatted(early, late, held ? "held" : "NOT HELD"));
        Report.line("  in fifths of the groups: " + inFifths(received));
        return held;
    }

    private double keeps(int count) {
        if (count > 1) {
            return 1 - SENDERS_AGREE_WITHIN;
        }
        return rate <= UNHURRIED ? ONE_UNHURRIED_SENDER_KEEPS : ONE_SENDER_KEEPS;
    }

    /** What a fifth of the groups gets first is not counted: senders start cold. */
    private void warmUp(SendingScene scene, List<PartProcess> started) throws IOException, InterruptedException {
        int some = groups / 5;
        var chats = IntStream.range(0, some).mapToObj(SendingScene::group).toList();
        awaitSent(scene, scene.broadcast(Priority.LOW, Map.of("chats", chats)), started, some);
        lastCall = scene.receivedAfter(lastCall).getLast().call();
    }

    private static String inFifths(List<Receipt> received) {
        int fifth = received.size() / 5;
        return IntStream.range(0, 5)
                .mapToObj(part -> "%.2f".formatted(perSecond(received.subList(part * fifth, (part + 1) * fifth))))
                .collect(Collectors.joining(", ", "", "/s"));
    }

    /** Waits until so many messages are settled, and returns what the largest sender holds then, in MiB. */
    private double awaitSent(SendingScene scene, UUID broadcast, List<PartProcess> started, int wanted)
            throws IOException, InterruptedException {
        var patience = new Patience(Duration.ofSeconds(30 + 2L * groups / rate));
        patience.await(wanted + " messages", () -> scene.progress(broadcast).in("sent") >= wanted);
        double most = 0;
        for (var sender : started) {
            most = Math.max(most, new ResidentMemory(sender.pid()).now());
        }
        return most;
    }

    private static double perSecond(List<Receipt> received) {
        var time = Duration.between(received.getFirst().at(), received.getLast().at());
        return (received.size() - 1) * 1000.0 / time.toMillis();
    }
}
