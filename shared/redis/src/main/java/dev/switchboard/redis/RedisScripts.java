package dev.switchboard.redis;

import dev.failsafe.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Runs Lua scripts in a Redis that may be away: then nobody waits for it but one caller a second. Safe for use by several
 * threads.
 */
public final class RedisScripts {
    /** One failure may be chance. */
    private static final int FAILURES = 2;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RedisClient redis;
    private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
            .withFailureThreshold(FAILURES)
            .withSuccessThreshold(1)
            .withDelay(PAUSE)
            .build();

    /** Uses the given client, which it does not close. */
    public RedisScripts(RedisClient redis) {
        this.redis = redis;
    }

    /**
     * Runs a script, twice if its connection turns out to be dead: it must bear that.
     *
     * @return what it returns: a {@code Long}, a {@code String}, a list of them, or {@code null}
     * @throws RedisAwayException if Redis did not answer in time, or refused
     */
    public @Nullable Object run(String script, List<String> keys, List<String> arguments) throws RedisAwayException {
        if (!breaker.tryAcquirePermit()) {
            throw new RedisAwayException(null);
        }
        try {
            var result = StaleConnections.retried(() -> redis.eval(script, keys, arguments));
            breaker.recordSuccess();
            return result;
        } catch (JedisException e) {
            // whatever it says then (LOADING, READONLY, OOM, BUSY), it does not do what it is there for
            breaker.recordFailure();
            throw new RedisAwayException(e);
        }
    }
}
