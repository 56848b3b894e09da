package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.RedisClient;

/** Processes that lose Redis and find it again, at moments that the test sets. */
@ExtendWith(LocalParts.class)
class FallbackPaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(10);
    private static final AtomicLong LAST_BOT = new AtomicLong(3_000);

    private final RedisClient redis;
    private final SetClock clock = new SetClock();
    private final long bot = LAST_BOT.incrementAndGet();
    private final List<Sender> senders = new ArrayList<>();
    private final List<Instant> sent = new ArrayList<>();
    private long chats;

    FallbackPaceTest(RedisPart part) {
        redis = RedisClients.of(part.uri(), 2, PATIENCE, PATIENCE);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    private record Sender(AwayPace redis, FallbackPace pace) {}

    @Test
    void without_redis_a_process_sends_its_share_after_an_interval_of_silence() {
        run(1, 5, 4);
        run(Duration.ofSeconds(1));
        assertThat(sent).hasSize(6);

        sent.clear();
        redisAway(true);
        run(Duration.ofMillis(900));
        assertThat(sent).isEmpty();
        run(Duration.ofSeconds(10));
        assertThat(sent).hasSize(10);
        new Moments(sent).areSpacedBy(SECOND);
    }

    @Test
    void a_process_goes_by_its_share_for_a_while_after_redis_is_back() {
        run(1, 5, 4);
        redisAway(true);
        run(Duration.ofSeconds(5));
        redisAway(false);
        sent.clear();
        run(Duration.ofMillis(2_900));
        assertThat(sent).hasSizeBetween(2, 3);
        assertThat(senders.getFirst().pace().shareBinds()).isTrue();

        run(Duration.ofMillis(200));
        assertThat(senders.getFirst().pace().shareBinds()).isFalse();
        sent.clear();
        run(Duration.ofSeconds(2));
        assertThat(sent).hasSizeBetween(9, 11);
    }

    /** All lose Redis at once, for long enough to notice it, and find it one after the other within a second. */
    @ParameterizedTest
    @CsvSource({"30, 1", "30, 2", "30, 4", "5, 1", "5, 2", "5, 3", "5, 4", "7.3, 3", "0.5, 1"})
    void no_second_holds_more_than_the_rate_and_one_while_redis_goes_and_comes(double rate, int count) {
        var random = new Random(count);
        run(count, rate, count);
        for (int outage = 0; outage < 20; outage++) {
            run(Duration.ofMillis(random.nextInt(4_000)));
            redisAway(true);
            run(Duration.ofMillis(random.nextInt(2_000, 6_000)));
            for (var sender : senders) {
                sender.redis().away(false);
                run(Duration.ofMillis(random.nextInt(1_000 / count)));
            }
        }
        run(Duration.ofSeconds(5));
        assertThat(new Moments(sent).mostIn(SECOND)).isLessThanOrEqualTo((int) Math.ceil(rate) + 1);
    }

    /** Starts processes, each of which reckons with so many. */
    private void run(int count, double rate, int reckoned) {
        var settings = new BudgetSettings(new SendRate(rate), Map.of(), reckoned);
        for (int i = 0; i < count; i++) {
            var shared = new AwayPace(new RedisPace(new RedisScripts(redis), clock::micros));
            senders.add(new Sender(shared, new FallbackPace(shared, settings, () -> reckoned, clock)));
        }
    }

    private void redisAway(boolean away) {
        senders.forEach(sender -> sender.redis().away(away));
    }

    /** Lets time pass, in which every process asks as often as it can. */
    private void run(Duration time) {
        for (var end = clock.instant().plus(time); clock.instant().isBefore(end); clock.advance(STEP)) {
            for (var sender : senders) {
                if (sender.pace().reserve(new Ask(bot, --chats, Priority.LOW))
                        instanceof Verdict.Reserved(Duration in)) {
                    sent.add(clock.instant().plus(in));
                }
            }
        }
    }
}
