package dev.switchboard.bench;

import dev.switchboard.job.Priority;
import dev.switchboard.parts.Folders;
import dev.switchboard.parts.RedisPart;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * The budget of sends as processes of their own share it, on a Redis of its own: what they send in all a second, how many the
 * fullest second held, and how long an urgent ask waited among 64 others of each process. Nothing is sent: what counts is the
 * moment at which a job would call Telegram.
 */
@Command(name = "budget", description = "The budget of sends, shared by 1, 2 and 4 processes.")
final class BudgetBench implements Callable<Integer> {
    private static final double TOLERANCE = 0.02;
    private static final Duration URGENT_BOUND = Duration.ofSeconds(1);

    /** Processes start to ask one after the other, and cold. */
    private static final Duration WARM_UP = Duration.ofSeconds(2);

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long each round is measured (${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rates",
            defaultValue = "30,5",
            split = ",",
            description = "Messages a second (${DEFAULT-VALUE}).")
    private List<Integer> rates = List.of();

    @Option(names = "--processes", defaultValue = "1,2,4", split = ",", description = "Processes (${DEFAULT-VALUE}).")
    private List<Integer> processes = List.of();

    private long lastBot = 7000;

    /**
     * What a sender tells of a message.
     *
     * @param asked when its job asked for leave
     * @param at when it would have been sent
     */
    record Sent(Priority priority, Instant asked, Instant at) {
        static String written(Priority priority, Instant asked, Instant at) {
            return priority + " " + micros(asked) + " " + micros(at);
        }

        private static Sent read(String line) {
            var parts = line.split(" ", 3);
            return new Sent(Priority.valueOf(parts[0]), instant(parts[1]), instant(parts[2]));
        }

        private Duration waited() {
            return Duration.between(asked, at);
        }

        private static long micros(Instant instant) {
            return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
        }

        private static Instant instant(String micros) {
            return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
        }
    }

    @Override
    public Integer call() throws Exception {
        var folder = Files.createTempDirectory("switchboard-bench");
        try (var redis = RedisPart.start(folder)) {
            boolean held = true;
            for (int rate : rates) {
                for (int count : processes) {
                    held &= holds(rate, count, measured(redis.uri(), rate, count));
                }
            }
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        } finally {
            Folders.delete(folder);
        }
    }

    /** Returns what was sent after the warm-up, in order. */
    private List<Sent> measured(URI redis, int rate, int count) throws IOException {
        var all = WARM_UP.plusSeconds(seconds).plusSeconds(1);
        var program = List.of(
                redis.toString(), Long.toString(++lastBot), Integer.toString(rate), Long.toString(all.toMillis()));
        List<Process> senders = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                senders.add(start(program));
            }
            for (var sender : senders) {
                awaitReady(sender.inputReader());
            }
            for (var sender : senders) {
                sender.getOutputStream().write('\n');
                sender.getOutputStream().flush();
            }
            var from = Instant.now().plus(WARM_UP);
            List<Sent> sent = new ArrayList<>();
            for (var sender : senders) {
                sender.inputReader().lines().map(Sent::read).forEach(sent::add);
            }
            return sent.stream()
                    .filter(each -> !each.at().isBefore(from) && each.at().isBefore(from.plusSeconds(seconds)))
                    .sorted((one, other) -> one.at().compareTo(other.at()))
                    .toList();
        } finally {
            senders.forEach(Process::destroy);
        }
    }

    private static Process start(List<String> program) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                BudgetSenderMain.class.getName()));
        command.addAll(program);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void awaitReady(BufferedReader out) throws IOException {
        var line = out.readLine();
        if (!"ready".equals(line)) {
            throw new IllegalStateException("a sender did not start: " + line);
        }
    }

    private boolean holds(int rate, int count, List<Sent> sent) {
        double perSecond = sent.size() / (double) seconds;
        int fullest = fullestSecond(sent);
        var urgent = sent.stream()
                .filter(each -> each.priority() == Priority.HIGH)
                .map(Sent::waited)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        boolean held = Math.abs(perSecond / rate - 1) <= TOLERANCE
                && fullest <= rate + 1
                && urgent.compareTo(URGENT_BOUND) < 0;
        Report.line("%2d/s, %d processes: %6.2f/s sustained (within 2 %%), %d in the fullest second (at most %d), "
                        .formatted(rate, count, perSecond, fullest, rate + 1)
                + "an urgent ask waited %d ms at most (below %d): %s"
                        .formatted(urgent.toMillis(), URGENT_BOUND.toMillis(), held ? "held" : "NOT HELD"));
        return held;
    }

    private static int fullestSecond(List<Sent> sent) {
        int most = 0;
        int first = 0;
        for (int last = 0; last < sent.size(); last++) {
            while (!sent.get(last).at().isBefore(sent.get(first).at().plusSeconds(1))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
