package dev.switchboard.sender.budget;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several processes at once, each with its own connection, in a time that runs as fast as they ask. */
@ExtendWith(LocalParts.class)
class WindowsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int PROCESSES = 4;
    private static final int GRANTS = 600;
    private static final List<Priority> PRIORITIES = List.of(Priority.values());
    private static final AtomicLong LAST_BOT = new AtomicLong(2_000);

    private final RedisPart part;
    private final long bot = LAST_BOT.incrementAndGet();
    private final AtomicLong micros = new AtomicLong(ChronoUnit.MICROS.between(Instant.EPOCH, SetClock.START));

    WindowsTest(RedisPart part) {
        this.part = part;
    }

    private record Sent(long chat, Instant at) {}

    @ParameterizedTest
    @ValueSource(doubles = {30, 5, 7.3, 0.5})
    void no_second_holds_more_than_the_rate_and_one(double perSecond) throws InterruptedException, ExecutionException {
        var rate = new SendRate(perSecond);
        var sent = sendAll(rate);
        assertThat(new Moments(sent.stream().map(Sent::at).toList()).mostIn(Duration.ofSeconds(1)))
                .isBetween(1, (int) Math.ceil(perSecond) + 1);
        ofEachChat(sent).forEach((chat, moments) -> {
            moments.areSpacedBy(new Ask(bot, chat, Priority.LOW).spacing());
            assertThat(moments.mostIn(Duration.ofMinutes(1))).isLessThanOrEqualTo(chat < 0 ? 20 : 60);
        });
    }

    private List<Sent> sendAll(SendRate rate) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Sent>>> processes = new ArrayList<>();
            for (int i = 0; i < PROCESSES; i++) {
                var random = new Random(i);
                processes.add(threads.submit(() -> send(rate, random)));
            }
            List<Sent> all = new ArrayList<>();
            for (var process : processes) {
                all.addAll(process.get());
            }
            return all;
        }
    }

    private List<Sent> send(SendRate rate, Random random) throws RedisAwayException {
        try (var redis = RedisClients.of(part.uri(), 1, PATIENCE, PATIENCE)) {
            var now = new AtomicLong();
            var pace = new RedisPace(new RedisScripts(redis), () -> Long.toString(now.get()));
            int step = Math.toIntExact(rate.interval().toNanos() / 1_000 / 2);
            List<Sent> sent = new ArrayList<>();
            while (sent.size() < GRANTS) {
                // sometimes all are silent for a while
                now.set(micros.addAndGet(random.nextInt(100) == 0 ? 10L * step : random.nextInt(step)));
                var ask = new Ask(bot, random.nextLong(-60, 20), PRIORITIES.get(random.nextInt(3)));
                if (pace.reserve(ask, rate, Duration.ZERO) instanceof Verdict.Reserved(Duration in)) {
                    sent.add(new Sent(
                            ask.chat(),
                            Instant.EPOCH.plus(now.get(), ChronoUnit.MICROS).plus(in)));
                }
            }
            return sent;
        }
    }

    private static Map<Long, Moments> ofEachChat(List<Sent> sent) {
        Map<Long, List<Instant>> moments = sent.stream().collect(groupingBy(Sent::chat, mapping(Sent::at, toList())));
        return moments.entrySet().stream().collect(toMap(Map.Entry::getKey, chat -> new Moments(chat.getValue())));
    }
}
