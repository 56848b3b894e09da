package dev.switchboard.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.switchboard.parts.RedisPart;
import dev.switchboard.parts.fault.Fault;
import dev.switchboard.parts.fault.FaultProxy;
import dev.switchboard.parts.junit.LocalParts;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.exceptions.JedisException;

@ExtendWith(LocalParts.class)
class RedisScriptsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String ONE = "return 1";

    @Test
    void a_script_sees_its_keys_and_arguments(RedisPart part) throws RedisAwayException {
        try (var redis = RedisClients.of(part.uri(), 2, PATIENCE, PATIENCE)) {
            var result = new RedisScripts(redis).run("return {KEYS[1], ARGV[1]}", List.of("key"), List.of("text"));
            assertThat(result).isEqualTo(List.of("key", "text"));
        }
    }

    @Test
    void a_script_that_redis_refuses_counts_as_redis_away_and_says_nothing_of_its_arguments(RedisPart part) {
        try (var redis = RedisClients.of(part.uri(), 2, PATIENCE, PATIENCE)) {
            assertThatThrownBy(() -> new RedisScripts(redis).run("return {", List.of(), List.of("private")))
                    .isInstanceOf(RedisAwayException.class)
                    .hasMessage("Redis is away");
        }
    }

    @Test
    void a_redis_that_is_away_is_soon_not_asked_and_found_again_when_it_is_back(RedisPart part) {
        try (var proxy = FaultProxy.before(part.port());
                var redis = RedisClients.of(proxy.uri("redis"), 2, PATIENCE, PATIENCE)) {
            var scripts = new RedisScripts(redis);
            proxy.set(new Fault.Refuse());
            assertThatThrownBy(() -> scripts.run(ONE, List.of(), List.of())).hasCauseInstanceOf(JedisException.class);
            assertThatThrownBy(() -> scripts.run(ONE, List.of(), List.of())).hasCauseInstanceOf(JedisException.class);
            assertThatThrownBy(() -> scripts.run(ONE, List.of(), List.of()))
                    .isInstanceOf(RedisAwayException.class)
                    .hasNoCause();

            proxy.heal();
            await("it is found again")
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(RedisAwayException.class)
                    .until(() -> Long.valueOf(1).equals(scripts.run(ONE, List.of(), List.of())));
        }
    }
}
