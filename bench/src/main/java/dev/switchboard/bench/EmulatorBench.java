package dev.switchboard.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * The Telegram emulator as a program with a small heap: what a city of people costs in memory, how many Bot API calls it
 * serves, how many updates it brings to a webhook. Callers and webhook share the machine with it.
 */
@Command(name = "emulator", description = "The Telegram emulator: memory, Bot API calls and webhook deliveries.")
final class EmulatorBench implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BOT = "{\"token\": \"%s\", \"username\": \"%s\"}";
    private static final String TOKEN = "5001:bench";
    private static final int MEMORY_BOUND = 512;
    private static final int CALLS_BOUND = 2000;
    private static final int DELIVERIES_BOUND = 1000;
    private static final int WAIT_SECONDS = 60;

    @Option(names = "--people", defaultValue = "100000", description = "People in the city (${DEFAULT-VALUE}).")
    private int people;

    @Option(names = "--groups", defaultValue = "5000", description = "Groups in the city (${DEFAULT-VALUE}).")
    private int groups;

    @Option(names = "--calls", defaultValue = "30000", description = "Calls to make (${DEFAULT-VALUE}).")
    private int calls;

    @Option(names = "--callers", defaultValue = "16", description = "Callers at once (${DEFAULT-VALUE}).")
    private int callers;

    @Option(names = "--updates", defaultValue = "20000", description = "Updates to deliver (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--heap", defaultValue = "384m", description = "The program's heap (${DEFAULT-VALUE}).")
    private String heap = "";

    @Override
    public Integer call() throws Exception {
        try (EmulatorProcess emulator = EmulatorProcess.start(heap, List.of("--no-limits", "--kept-messages", "100"))) {
            Report.line("emulator: %s; %d callers; %d processors for all"
                    .formatted(emulator.options(), callers, Runtime.getRuntime().availableProcessors()));
            settle(emulator);
            boolean held = serve(emulator);
            held &= deliver(emulator);
            held &= remember(emulator);
            return held ? ExitCode.OK : ExitCode.SOFTWARE;
        }
    }

    /** Everyone starts the bot, comes to a group, and writes there; the bot is away, so that its queue fills as well. */
    private void settle(EmulatorProcess emulator) throws IOException, InterruptedException {
        emulator.control("POST", "/bots", BOT.formatted(TOKEN, "bench_bot"));
        long start = System.nanoTime();
        JsonNode crowd = emulator.control("POST", "/crowds", """
                {"bot": 5001, "people": %d, "groups": %d, "actions": %d, "seed": 1,
                 "shares": {"start": 1, "join": 1, "write_in_group": 1}}""".formatted(people, groups, 3 * people));
        Report.line("%d people, %d groups, %d actions in %.1f s, %d updates waiting, %.0f MiB resident"
                .formatted(
                        people,
                        groups,
                        crowd.path("taken").asInt(),
                        secondsSince(start),
                        waiting(emulator, TOKEN),
                        emulator.memory().now()));
    }

    /** Judged at the end, when the calls and the deliveries have taken their memory too. */
    private static boolean remember(EmulatorProcess emulator) throws IOException {
        double peak = emulator.memory().peak();
        double after = emulator.memory().now();
        bound("resident after all this", after, "MiB", "below", MEMORY_BOUND, after < MEMORY_BOUND);
        return bound("resident at its peak", peak, "MiB", "below", MEMORY_BOUND, peak < MEMORY_BOUND);
    }

    /** Half of the calls look at a group, half write in one. */
    private boolean serve(EmulatorProcess emulator) throws Exception {
        emulator.call(TOKEN, "deleteWebhook", "{\"drop_pending_updates\": true}");
        callAll(emulator, calls / 3);
        double perSecond = callAll(emulator, calls);
        return bound("Bot API calls", perSecond, "/s", "at least", CALLS_BOUND, perSecond >= CALLS_BOUND);
    }

    private double callAll(EmulatorProcess emulator, int count) throws Exception {
        AtomicLong next = new AtomicLong();
        List<Future<?>> ends = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < callers; i++) {
                ends.add(threads.submit(() -> callUntil(emulator, next, count)));
            }
        }
        for (Future<?> end : ends) {
            end.get();
        }
        return count / secondsSince(start);
    }

    private Void callUntil(EmulatorProcess emulator, AtomicLong next, int count) throws Exception {
        for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long group = -1_001_000_000_001L - i % groups;
            if (i % 2 == 0) {
                emulator.call(TOKEN, "getChat", "{\"chat_id\": %d}".formatted(group));
            } else {
                emulator.call(TOKEN, "sendMessage", "{\"chat_id\": %d, \"text\": \"call %d\"}".formatted(group, i));
            }
        }
        return null;
    }

    /** People write to a bot whose webhook answers at once. */
    private boolean deliver(EmulatorProcess emulator) throws Exception {
        emulator.control("POST", "/bots", BOT.formatted("5002:bench", "webhook_bot"));
        deliverTo(emulator, updates / 3);
        double perSecond = deliverTo(emulator, updates);
        return bound(
                "webhook deliveries", perSecond, "/s", "at least", DELIVERIES_BOUND, perSecond >= DELIVERIES_BOUND);
    }

    /** Counts each update once, however often it comes. */
    private double deliverTo(EmulatorProcess emulator, int count) throws Exception {
        CountDownLatch left = new CountDownLatch(count);
        Set<Long> seen = ConcurrentHashMap.newKeySet();
        HttpServer webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        webhook.createContext("/", exchange -> {
            byte[] update = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
            if (seen.add(JSON.readTree(update).path("update_id").asLong())) {
                left.countDown();
            }
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            webhook.setExecutor(threads);
            webhook.start();
            TimeUnit.MILLISECONDS.sleep(1100); // setWebhook is for once a second
            emulator.call("5002:bench", "setWebhook", """
                    {"url": "http://127.0.0.1:%d/", "max_connections": 100}""".formatted(
                            webhook.getAddress().getPort()));
            long start = System.nanoTime();
            emulator.control("POST", "/crowds", """
                    {"bot": 5002, "people": 1000, "actions": %d, "shares": {"write": 1}}""".formatted(count));
            boolean all = left.await(WAIT_SECONDS, TimeUnit.SECONDS);
            return all ? count / secondsSince(start) : 0;
        } finally {
            webhook.stop(0);
        }
    }

    private static int waiting(EmulatorProcess emulator, String token) throws IOException, InterruptedException {
        return emulator.call(token, "getWebhookInfo", "{}")
                .at("/result/pending_update_count")
                .asInt();
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean bound(String what, double found, String unit, String side, int bound, boolean held) {
        Report.line("%-24s %8.0f %-4s (bound: %s %d, %s)"
                .formatted(what, found, unit, side, bound, held ? "held" : "NOT HELD"));
        return held;
    }
}
