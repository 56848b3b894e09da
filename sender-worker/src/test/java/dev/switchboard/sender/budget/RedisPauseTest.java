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

@ExtendWith(LocalParts.class)
class RedisPauseTest extends PauseContract {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final SendRate FIVE = new SendRate(5);
    private static final AtomicLong LAST_BOT = new AtomicLong(1_000);

    private final RedisClient redis;
    private final RedisPace pace;
    private final long bot = LAST_BOT.incrementAndGet();

    RedisPauseTest(RedisPart part) {
        redis = RedisClients.of(part.uri(), 2, PATIENCE, PATIENCE);
        pace = new RedisPace(new RedisScripts(redis), clock::micros);
    }

    @AfterEach
    void close() {
        redis.close();
    }

    @Override
    Scope pause(Ask ask, Duration retryAfter) throws RedisAwayException {
        return pace.pause(ask, retryAfter);
    }

    @Override
    void accepted(Ask ask) throws RedisAwayException {
        pace.accepted(ask);
    }

    @Override
    long bot() {
        return bot;
    }

    @Test
    void a_paused_chat_opens_when_telegram_said_and_the_others_stay_open() throws RedisAwayException {
        pause(ask(-1), LONG);
        assertThat(pace.reserve(ask(-1), FIVE, Duration.ZERO)).isEqualTo(new Verdict.Refused(Reason.CHAT_PAUSED, LONG));
        assertThat(pace.reserve(ask(-2), FIVE, Duration.ZERO)).isInstanceOf(Verdict.Reserved.class);
        clock.advance(LONG);
        assertThat(pace.reserve(ask(-1), FIVE, Duration.ZERO)).isInstanceOf(Verdict.Reserved.class);
    }

    @Test
    void a_paused_bot_opens_when_telegram_said_and_other_bots_stay_open() throws RedisAwayException {
        pause(ask(-1), Duration.ofSeconds(2));
        pause(ask(-2), LONG);
        assertThat(pace.reserve(ask(-3), FIVE, Duration.ZERO)).isEqualTo(new Verdict.Refused(Reason.BOT_PAUSED, LONG));
        assertThat(pace.reserve(new Ask(LAST_BOT.incrementAndGet(), -3, Priority.LOW), FIVE, Duration.ZERO))
                .isInstanceOf(Verdict.Reserved.class);
        clock.advance(LONG);
        assertThat(pace.reserve(ask(-3), FIVE, Duration.ZERO)).isInstanceOf(Verdict.Reserved.class);
    }

    @Test
    void a_pause_is_never_shortened() throws RedisAwayException {
        pause(ask(-1), LONG);
        pause(ask(-1), Duration.ofSeconds(1));
        assertThat(pace.reserve(ask(-1), FIVE, Duration.ZERO)).isEqualTo(new Verdict.Refused(Reason.CHAT_PAUSED, LONG));
        pause(ask(-2), LONG);
        pause(ask(-3), Duration.ofSeconds(1));
        assertThat(pace.reserve(ask(-4), FIVE, Duration.ZERO)).isEqualTo(new Verdict.Refused(Reason.BOT_PAUSED, LONG));
    }
}
