package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

/** One after the other, at moments that the test sets. */
@ExtendWith(LocalParts.class)
class RedisPaceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SendRate FIVE = new SendRate(5);
    private static final AtomicLong LAST_BOT = new AtomicLong();

    private final RedisClient redis;
    private final SetClock clock = new SetClock();
    private final long bot = LAST_BOT.incrementAndGet();
    private final RedisPace pace;

    RedisPaceTest(RedisPart part) {
        redis = RedisClients.of(part.uri(), 2, PATIENCE, PATIENCE);
        pace = new RedisPace(new RedisScripts(redis), clock::micros);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void moments_follow_each_other_at_the_rate_and_are_given_shortly_before() throws RedisAwayException {
        assertThat(reserve(-1)).isEqualTo(reservedIn(0));
        assertThat(reserve(-2)).isEqualTo(refused(Reason.BOT_BUSY, 150));
        clock.advance(Duration.ofMillis(99));
        assertThat(reserve(-2)).isEqualTo(refused(Reason.BOT_BUSY, 51));
        clock.advance(Duration.ofMillis(1));
        assertThat(reserve(-2)).isEqualTo(reservedIn(50));
        clock.advance(Duration.ofMillis(200));
        assertThat(reserve(-3)).isEqualTo(reservedIn(50));
    }

    @Test
    void a_moment_that_was_just_missed_is_made_up_for() throws RedisAwayException {
        reserve(-1);
        clock.advance(Duration.ofMillis(150));
        assertThat(reserve(-2)).isEqualTo(reservedIn(0));
        clock.advance(Duration.ofMillis(220));
        assertThat(reserve(-3)).as("20 ms late").isEqualTo(reservedIn(0));
        clock.advance(Duration.ofMillis(130));
        assertThat(reserve(-4)).as("200 ms after the moment").isEqualTo(reservedIn(50));
    }

    @Test
    void groups_are_spaced_by_three_seconds_and_private_chats_by_one() throws RedisAwayException {
        reserve(-1);
        clock.advance(Duration.ofSeconds(1));
        reserve(1);
        assertThat(reserve(-1)).isEqualTo(refused(Reason.CHAT_SPACED, 2_000));
        assertThat(reserve(1)).isEqualTo(refused(Reason.CHAT_SPACED, 1_000));
        clock.advance(Duration.ofSeconds(1));
        assertThat(reserve(1)).isEqualTo(reservedIn(0));
        clock.advance(Duration.ofSeconds(1));
        assertThat(reserve(-1)).isEqualTo(reservedIn(0));
    }

    @Test
    void what_a_chat_does_not_get_is_another_s() throws RedisAwayException {
        reserve(-1);
        clock.advance(Duration.ofMillis(200));
        assertThat(reserve(-1)).isInstanceOf(Verdict.Refused.class);
        assertThat(reserve(-2)).isEqualTo(reservedIn(0));
    }

    @Test
    void less_urgent_asks_leave_the_next_moment_to_a_more_urgent_one() throws RedisAwayException {
        reserve(-1, Priority.LOW);
        assertThat(reserve(-2, Priority.HIGH)).isEqualTo(refused(Reason.BOT_BUSY, 150));
        clock.advance(Duration.ofMillis(150));
        assertThat(reserve(-3, Priority.LOW)).isEqualTo(refused(Reason.BOT_BUSY, 200));
        assertThat(reserve(-3, Priority.NORMAL)).isEqualTo(refused(Reason.BOT_BUSY, 200));
        assertThat(reserve(-2, Priority.HIGH)).isEqualTo(reservedIn(0));
        clock.advance(Duration.ofMillis(200));
        assertThat(reserve(-3, Priority.LOW)).as("normal was refused, too").isEqualTo(refused(Reason.BOT_BUSY, 200));
        assertThat(reserve(-3, Priority.NORMAL)).isEqualTo(reservedIn(0));
        clock.advance(Duration.ofMillis(200));
        assertThat(reserve(-4, Priority.LOW)).isEqualTo(reservedIn(0));
    }

    @Test
    void an_urgent_ask_that_never_comes_back_costs_one_moment() throws RedisAwayException {
        reserve(-1, Priority.LOW);
        reserve(-2, Priority.HIGH);
        clock.advance(Duration.ofMillis(100));
        assertThat(reserve(-3, Priority.LOW)).isInstanceOf(Verdict.Refused.class);
        clock.advance(Duration.ofMillis(250));
        assertThat(reserve(-3, Priority.LOW)).isEqualTo(reservedIn(0));
    }

    @Test
    void an_urgent_ask_whose_chat_is_closed_keeps_nobody_waiting() throws RedisAwayException {
        reserve(-1, Priority.LOW);
        assertThat(reserve(-1, Priority.HIGH)).isEqualTo(refused(Reason.CHAT_SPACED, 3_000));
        clock.advance(Duration.ofMillis(150));
        assertThat(reserve(-3, Priority.LOW)).isEqualTo(reservedIn(0));
    }

    @Test
    void another_bot_has_a_pace_of_its_own() throws RedisAwayException {
        reserve(-1);
        assertThat(pace.reserve(new Ask(LAST_BOT.incrementAndGet(), -1, Priority.LOW), FIVE, Duration.ZERO))
                .isEqualTo(reservedIn(0));
    }

    @Test
    void another_rate_holds_at_once() throws RedisAwayException {
        pace.reserve(ask(-1, Priority.LOW), new SendRate(0.1), Duration.ZERO);
        clock.advance(Duration.ofMillis(200));
        assertThat(reserve(-2)).isEqualTo(reservedIn(0));
    }

    @Test
    void a_redis_whose_clock_is_behind_closes_nobody() throws RedisAwayException {
        clock.advance(Duration.ofHours(1));
        reserve(-1);
        clock.advance(Duration.ofHours(-1));
        assertThat(reserve(-2)).isEqualTo(refused(Reason.BOT_BUSY, 250));
    }

    @Test
    void dense_asking_gets_the_whole_rate() throws RedisAwayException {
        var rate = new SendRate(30);
        int sent = 0;
        for (long chat = -1; clock.instant().isBefore(SetClock.START.plusSeconds(60)); chat--) {
            sent += pace.reserve(ask(chat, Priority.LOW), rate, Duration.ZERO) instanceof Verdict.Reserved ? 1 : 0;
            clock.advance(Duration.ofMillis(23));
        }
        assertThat(sent).isBetween(60 * 30, 60 * 30 + 3);
    }

    @Test
    void by_redis_s_own_time_it_goes_on_as_well() throws RedisAwayException {
        var real = new RedisPace(new RedisScripts(redis));
        assertThat(real.reserve(ask(-1, Priority.LOW), FIVE, Duration.ZERO)).isEqualTo(reservedIn(0));
        assertThat(real.reserve(ask(-1, Priority.LOW), FIVE, Duration.ZERO))
                .isInstanceOfSatisfying(Verdict.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.CHAT_SPACED);
                    assertThat(refused.retryIn()).isBetween(Duration.ZERO, Duration.ofSeconds(3));
                });
    }

    @Test
    void a_bot_s_keys_stay_together_and_expire() throws RedisAwayException {
        reserve(-1);
        pace.pause(ask(-2, Priority.LOW), Duration.ofSeconds(60));
        assertThat(redis.keys("budget:{" + bot + "}*"))
                .containsExactlyInAnyOrder("budget:{" + bot + "}", "budget:{" + bot + "}:-1", "budget:{" + bot + "}:-2")
                .allSatisfy(key -> assertThat(redis.pttl(key)).isBetween(50_000L, 120_000L));
    }

    private Verdict reserve(long chat) throws RedisAwayException {
        return reserve(chat, Priority.LOW);
    }

    private Verdict reserve(long chat, Priority priority) throws RedisAwayException {
        return pace.reserve(ask(chat, priority), FIVE, Duration.ZERO);
    }

    private Ask ask(long chat, Priority priority) {
        return new Ask(bot, chat, priority);
    }

    private static Verdict reservedIn(long millis) {
        return new Verdict.Reserved(Duration.ofMillis(millis));
    }

    private static Verdict refused(Reason reason, long millis) {
        return new Verdict.Refused(reason, Duration.ofMillis(millis));
    }
}
