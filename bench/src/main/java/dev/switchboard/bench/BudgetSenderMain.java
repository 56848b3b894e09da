package dev.switchboard.bench;

import dev.switchboard.job.Priority;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.sender.budget.Ask;
import dev.switchboard.sender.budget.BudgetSettings;
import dev.switchboard.sender.budget.BudgetWiring;
import dev.switchboard.sender.budget.Grant;
import dev.switchboard.sender.budget.SendBudget;
import dev.switchboard.sender.budget.SendRate;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A sender of the {@link BudgetBench}'s: as many jobs as a worker has slots ask for leave again and again, each for another
 * group, and send nothing. It says that it is ready, begins on a line from outside, and tells at the end when each job would
 * have sent.
 */
final class BudgetSenderMain {
    private static final int SLOTS = 64;
    private static final Duration COMMAND = Duration.ofMillis(250);
    private static final Duration BETWEEN_URGENT = Duration.ofSeconds(3);

    private final SendBudget budget;
    private final long bot;
    private final AtomicLong lastChat;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private BudgetSenderMain(SendBudget budget, long bot) {
        this.budget = budget;
        this.bot = bot;
        this.lastChat = new AtomicLong(-ProcessHandle.current().pid() * 1_000_000);
    }

    /** Takes Redis's address, the bot, its rate and for how many milliseconds to send. */
    public static void main(String[] args) throws IOException, InterruptedException {
        try (var redis = RedisClients.of(URI.create(args[0]), 8, COMMAND, COMMAND)) {
            var settings = new BudgetSettings(new SendRate(Double.parseDouble(args[2])), Map.of(), 4);
            var wiring = new BudgetWiring(
                    new RedisScripts(redis), settings, InstantSource.system(), new SimpleMeterRegistry());
            wiring.presence().task().run();
            var sender = new BudgetSenderMain(wiring.budget(), Long.parseLong(args[1]));
            Report.line("ready");
            if (System.in.read() >= 0) {
                sender.sendFor(Duration.ofMillis(Long.parseLong(args[3])));
                sender.sent.forEach(Report::line);
            }
        }
    }

    private void sendFor(Duration time) throws InterruptedException {
        for (int slot = 0; slot < SLOTS; slot++) {
            Thread.startVirtualThread(() -> sendUntilDrained(Priority.LOW, Duration.ZERO));
        }
        Thread.startVirtualThread(() -> sendUntilDrained(Priority.HIGH, BETWEEN_URGENT));
        Thread.sleep(time);
        budget.drain();
    }

    private void sendUntilDrained(Priority priority, Duration between) {
        try {
            while (true) {
                Thread.sleep(between);
                var asked = Instant.now();
                switch (budget.await(new Ask(bot, lastChat.decrementAndGet(), priority))) {
                    case Grant.Granted(Instant at) -> {
                        Thread.sleep(Duration.between(Instant.now(), at));
                        sent.add(BudgetBench.Sent.written(priority, asked, Instant.now()));
                    }
                    case Grant.NotYet notYet -> {
                        if (notYet.reason() == Grant.Reason.DRAINING) {
                            return;
                        }
                        Thread.sleep(Duration.between(Instant.now(), notYet.until()));
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
