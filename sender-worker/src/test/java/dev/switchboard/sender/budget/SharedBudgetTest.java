package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.job.Priority;
import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.sender.budget.Grant.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.RedisClient;

/** Two processes, as they are wired, on one Redis. */
@ExtendWith(LocalParts.class)
class SharedBudgetTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration COMMAND = Duration.ofMillis(250);
    private static final AtomicLong LAST_BOT = new AtomicLong(4_000);

    private final RedisPart part;
    private final FaultProxy proxy;
    private final Sender one;
    private final Sender other;
    private final long bot = LAST_BOT.incrementAndGet();
    private long chats;

    SharedBudgetTest(RedisPart part) {
        this.part = part;
        proxy = FaultProxy.before(part.port());
        one = new Sender(proxy.uri("redis"));
        other = new Sender(part.uri());
    }

    private static final class Sender {
        final SimpleMeterRegistry meters = new SimpleMeterRegistry();
        final RedisClient redis;
        final BudgetWiring wiring;

        Sender(URI uri) {
            redis = RedisClients.of(uri, 4, COMMAND, COMMAND);
            var settings = new BudgetSettings(new SendRate(20), Map.of(), 4);
            wiring = new BudgetWiring(new RedisScripts(redis), settings, InstantSource.system(), meters);
        }

        SendBudget budget() {
            return wiring.budget();
        }

        double gauge(String name) {
            return meters.get(name).gauge().value();
        }
    }

    @BeforeEach
    void forget() {
        try (var redis = RedisClients.of(part.uri(), 1, PATIENCE, PATIENCE)) {
            redis.del("budget:processes");
        }
    }

    @AfterEach
    void close() {
        one.redis.close();
        other.redis.close();
        proxy.close();
    }

    @Test
    void a_grant_lies_ahead_by_the_lead_at_the_most() {
        for (int i = 0; i < 10; i++) {
            var before = Instant.now();
            assertThat(one.budget().await(next()))
                    .isInstanceOfSatisfying(
                            Grant.Granted.class,
                            granted -> assertThat(granted.at())
                                    .isBetween(before, Instant.now().plus(SendBudget.LEAD)));
        }
        assertThat(one.meters
                        .get("switchboard.budget.wait")
                        .tags("priority", "low", "outcome", "granted")
                        .timer()
                        .count())
                .isEqualTo(10);
    }

    @Test
    void a_chat_that_one_process_was_refused_for_is_closed_to_the_other_and_no_other_chat_is() {
        one.budget().paused(ask(-1), Duration.ofSeconds(60));
        assertThat(other.budget().await(ask(-1)))
                .isInstanceOfSatisfying(
                        Grant.NotYet.class,
                        notYet -> assertThat(notYet.reason()).isEqualTo(Reason.CHAT_PAUSED));
        assertThat(other.budget().await(ask(-2))).isInstanceOf(Grant.Granted.class);
        assertThat(other.budget().await(new Ask(LAST_BOT.incrementAndGet(), -1, Priority.LOW)))
                .isInstanceOf(Grant.Granted.class);
    }

    @Test
    void a_bot_that_two_processes_were_refused_for_is_closed_to_both() {
        one.budget().paused(ask(-1), Duration.ofSeconds(60));
        other.budget().paused(ask(-2), Duration.ofSeconds(60));
        assertThat(one.budget().await(ask(-3)))
                .isInstanceOfSatisfying(
                        Grant.NotYet.class,
                        notYet -> assertThat(notYet.reason()).isEqualTo(Reason.BOT_PAUSED));
        assertThat(other.budget().await(ask(-3))).isInstanceOf(Grant.NotYet.class);
        assertThat(other.meters
                        .counter("switchboard.budget.pauses", "scope", "bot")
                        .count())
                .isOne();
    }

    @Test
    void messages_go_on_while_redis_is_down_and_when_it_is_back() {
        goOnDuring(new Fault.Refuse());
    }

    @Test
    void messages_go_on_while_redis_is_silent_and_when_it_is_back() {
        goOnDuring(new Fault.BlackHole());
    }

    private void goOnDuring(Fault fault) {
        one.budget().await(next());
        proxy.set(fault);
        for (int i = 0; i < 5; i++) {
            assertThat(one.budget().await(next())).isInstanceOf(Grant.Granted.class);
        }
        assertThat(one.gauge("switchboard.budget.fallback")).isOne();

        proxy.heal();
        await("it is found again").atMost(PATIENCE).until(() -> {
            assertThat(one.budget().await(next())).isInstanceOf(Grant.Granted.class);
            return one.gauge("switchboard.budget.fallback") == 0;
        });
    }

    @Test
    void a_pause_that_came_while_redis_was_away_is_kept_by_who_met_it() {
        proxy.set(new Fault.Refuse());
        one.budget().paused(ask(-1), Duration.ofSeconds(60));
        assertThat(one.budget().await(ask(-1))).isInstanceOf(Grant.NotYet.class);
        proxy.heal();
        assertThat(one.budget().await(ask(-1))).isInstanceOf(Grant.NotYet.class);
    }

    @Test
    void processes_know_how_many_they_are_and_remember_it() {
        assertThat(one.gauge("switchboard.budget.processes"))
                .as("as it was told")
                .isEqualTo(4);
        one.wiring.presence().task().run();
        assertThat(one.gauge("switchboard.budget.processes")).isEqualTo(1);
        other.wiring.presence().task().run();
        one.wiring.presence().task().run();
        assertThat(one.gauge("switchboard.budget.processes")).isEqualTo(2);

        proxy.set(new Fault.Refuse());
        one.wiring.presence().task().run();
        assertThat(one.gauge("switchboard.budget.processes")).isEqualTo(2);
    }

    @Test
    void a_drained_process_grants_nothing_whatever_the_bot() {
        one.budget().await(next());
        one.budget().drain();
        assertThat(one.budget().await(next())).isInstanceOf(Grant.NotYet.class);
        assertThat(one.budget().await(new Ask(LAST_BOT.incrementAndGet(), -1, Priority.HIGH)))
                .isInstanceOf(Grant.NotYet.class);
        assertThat(other.budget().await(next())).isInstanceOf(Grant.Granted.class);
    }

    private Ask next() {
        return ask(-100 - ++chats);
    }

    private Ask ask(long chat) {
        return new Ask(bot, chat, Priority.LOW);
    }
}
