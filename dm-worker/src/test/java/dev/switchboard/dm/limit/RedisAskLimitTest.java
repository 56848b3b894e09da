package dev.switchboard.dm.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.dm.limit.AskLimit.Verdict;
import dev.switchboard.job.JobId;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

@ExtendWith(LocalParts.class)
class RedisAskLimitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final AtomicLong LAST_PERSON = new AtomicLong();

    private final RedisPart part;
    private final RedisClient redis;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final long person = LAST_PERSON.incrementAndGet();

    RedisAskLimitTest(RedisPart part) {
        this.part = part;
        this.redis = RedisClients.of(part.uri(), 8, PATIENCE, PATIENCE);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void what_comes_beyond_the_rate_is_refused_with_one_notice() {
        var limit = limit(3, Duration.ofMinutes(1));
        assertThat(IntStream.range(0, 6).mapToObj(i -> limit.judge(1, person, job(i), Instant.now())))
                .containsExactly(
                        Verdict.ADMITTED,
                        Verdict.ADMITTED,
                        Verdict.ADMITTED,
                        Verdict.REFUSED_WITH_NOTICE,
                        Verdict.REFUSED,
                        Verdict.REFUSED);
        assertThat(count("admitted")).isEqualTo(3);
        assertThat(count("refused")).isEqualTo(2);
    }

    @Test
    void a_job_that_runs_again_is_not_counted_again_and_judged_as_before() {
        var limit = limit(1, Duration.ofMinutes(1));
        var first = Stream.of(0, 1, 2)
                .map(i -> limit.judge(1, person, job(i), Instant.now()))
                .toList();
        assertThat(Stream.of(0, 1, 2).map(i -> limit.judge(1, person, job(i), Instant.now())))
                .isEqualTo(first);
        assertThat(Stream.of(2, 1, 0).map(i -> limit.judge(1, person, job(i), Instant.now())))
                .isEqualTo(first.reversed());
    }

    @Test
    void another_person_another_bot_and_another_rate_have_their_own() {
        var limit = limit(1, Duration.ofMinutes(1));
        limit.judge(1, person, job(0), Instant.now());
        assertThat(limit.judge(2, person, job(1), Instant.now())).isEqualTo(Verdict.ADMITTED);
        assertThat(limit.judge(1, LAST_PERSON.incrementAndGet(), job(2), Instant.now()))
                .isEqualTo(Verdict.ADMITTED);
        var other = new RedisAskLimit(
                new RedisScripts(redis), new AskRate("other", 1, Duration.ofMinutes(1)), new SimpleMeterRegistry());
        assertThat(other.judge(1, person, job(3), Instant.now())).isEqualTo(Verdict.ADMITTED);
        assertThat(limit.judge(1, person, job(4), Instant.now())).isEqualTo(Verdict.REFUSED_WITH_NOTICE);
    }

    @Test
    void processes_share_it() {
        var limits =
                Stream.generate(() -> limit(10, Duration.ofMinutes(1))).limit(4).toList();
        var verdicts = IntStream.range(0, 40)
                .parallel()
                .mapToObj(i -> limits.get(i % 4).judge(1, person, job(i), Instant.now()))
                .toList();
        assertThat(verdicts).filteredOn(Verdict.ADMITTED::equals).hasSize(10);
        assertThat(verdicts).filteredOn(Verdict.REFUSED_WITH_NOTICE::equals).hasSize(1);
    }

    @Test
    void while_redis_is_away_everything_is_admitted_and_counted() {
        try (var proxy = FaultProxy.before(part.port());
                var away = RedisClients.of(proxy.uri("redis"), 2, PATIENCE, PATIENCE)) {
            proxy.set(new Fault.Refuse());
            var limit = new RedisAskLimit(
                    new RedisScripts(away), new AskRate("messages", 1, Duration.ofMinutes(1)), meters);
            assertThat(IntStream.range(0, 5).mapToObj(i -> limit.judge(1, person, job(i), Instant.now())))
                    .containsOnly(Verdict.ADMITTED);
            assertThat(count("redis_away")).isEqualTo(5);
        }
    }

    @Test
    void keys_expire() {
        var limit = limit(1, Duration.ofMinutes(1));
        limit.judge(1, person, job(0), Instant.now());
        limit.judge(1, person, job(1), Instant.now());
        limit.judge(1, person, job(2), Instant.now().minus(Duration.ofDays(1)));
        var keys = redis.keys("limit:messages:{1:" + person + "}:*");
        assertThat(keys)
                .hasSize(3)
                .allSatisfy(key -> assertThat(redis.pttl(key))
                        .isBetween(1L, Duration.ofMinutes(10).toMillis()));
    }

    @Test
    void what_was_asked_over_some_time_is_admitted_though_it_is_judged_at_once() {
        var limit = limit(10, Duration.ofMinutes(1));
        var first = Instant.now().minus(Duration.ofHours(2));
        assertThat(IntStream.range(0, 15).mapToObj(i -> limit.judge(1, person, job(i), first.plusSeconds(i * 60L))))
                .containsOnly(Verdict.ADMITTED);
        assertThat(IntStream.range(0, 15).mapToObj(i -> limit.judge(1, person, job(i), first.plusSeconds(i * 60L))))
                .containsOnly(Verdict.ADMITTED);
    }

    @Test
    void what_was_asked_at_once_is_refused_though_it_is_judged_much_later() {
        var limit = limit(10, Duration.ofMinutes(1));
        var first = Instant.now().minus(Duration.ofHours(1));
        var verdicts = IntStream.range(0, 15)
                .mapToObj(i -> limit.judge(1, person, job(i), first.plusSeconds(i)))
                .toList();
        assertThat(verdicts)
                .startsWith(Stream.generate(() -> Verdict.ADMITTED).limit(10).toArray(Verdict[]::new));
        assertThat(verdicts.subList(10, 15))
                .containsExactly(
                        Verdict.REFUSED_WITH_NOTICE,
                        Verdict.REFUSED,
                        Verdict.REFUSED,
                        Verdict.REFUSED,
                        Verdict.REFUSED);
        assertThat(limit.judge(1, person, job(15), Instant.now())).isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void a_moment_that_lies_ahead_counts_as_now() throws RedisAwayException {
        var limit = limit(1, Duration.ofMinutes(1));
        var ahead = Instant.now().plus(Duration.ofDays(1));
        assertThat(limit.ask(1, person, job(0), ahead).at()).isBefore(ahead.minus(Duration.ofHours(23)));
        assertThat(limit.judge(1, person, job(1), Instant.now())).isEqualTo(Verdict.REFUSED_WITH_NOTICE);
    }

    /** Jobs of random moments, in any order and some of them again, against a model. */
    @RepeatedTest(20)
    void it_judges_as_a_sliding_window_does(RepetitionInfo run) throws RedisAwayException {
        var random = new Random(run.getCurrentRepetition());
        int most = random.nextInt(1, 4);
        var window = Duration.ofSeconds(random.nextInt(2, 12));
        var limit = limit(most, window);
        var model = new Model(most, window);
        var first = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(120);
        for (int i = 0; i < 60; i++) {
            var job = job(random.nextBoolean() ? i : Math.max(0, i - random.nextInt(3)));
            // mostly one after the other, and not so late that their like are forgotten
            var asked = first.plusSeconds(Math.max(0, i - random.nextInt(8)));
            var said = limit.ask(1, person, job, asked);
            assertThat(said.verdict() == Verdict.ADMITTED)
                    .as("job %s at %s of %s in %s", job, said.at(), most, window)
                    .isEqualTo(model.admits(job, said.at()));
        }
    }

    private static final class Model {
        private final int most;
        private final Duration window;
        private final Map<JobId, Boolean> judged = new HashMap<>();
        private final List<Instant> admitted = new ArrayList<>();

        Model(int most, Duration window) {
            this.most = most;
            this.window = window;
        }

        boolean admits(JobId job, Instant asked) {
            return judged.computeIfAbsent(job, _ -> {
                boolean free = Stream.concat(admitted.stream(), Stream.of(asked))
                        .filter(from -> !from.isAfter(asked) && asked.isBefore(from.plus(window)))
                        .allMatch(from -> admittedFrom(from) < most);
                if (free) {
                    admitted.add(asked);
                }
                return free;
            });
        }

        private long admittedFrom(Instant from) {
            return admitted.stream()
                    .filter(then -> !then.isBefore(from) && then.isBefore(from.plus(window)))
                    .count();
        }
    }

    private RedisAskLimit limit(int most, Duration window) {
        return new RedisAskLimit(new RedisScripts(redis), new AskRate("messages", most, window), meters);
    }

    private double count(String verdict) {
        return meters.counter("switchboard.asks", "limit", "messages", "verdict", verdict)
                .count();
    }

    private JobId job(int number) {
        return new JobId("tg:1:" + person + "-" + number);
    }
}
