package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.work.PeriodicTask;
import java.time.Duration;
import java.util.List;

/**
 * How many processes send. Each keeps itself in a sorted set in Redis; one that died is forgotten after half a minute. Safe
 * for use by several threads.
 */
final class Processes {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration FORGOTTEN = Duration.ofSeconds(30);
    private static final String KEY = "budget:processes";

    private static final String ANNOUNCE = """
            local name, forgotten = ARGV[1], tonumber(ARGV[2])
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - forgotten)
            redis.call('ZADD', KEYS[1], now, name)
            redis.call('PEXPIRE', KEYS[1], forgotten)
            return redis.call('ZCARD', KEYS[1])
            """;

    private final RedisScripts redis;
    private final String name;
    private volatile int count;

    /**
     * Counts with this process.
     *
     * @param name what no other process calls itself
     * @param most how many there may be, for as long as Redis was never there to tell
     */
    Processes(RedisScripts redis, String name, int most) {
        this.redis = redis;
        this.name = name;
        this.count = most;
    }

    /** Returns how many there were when Redis was last there. */
    int count() {
        return count;
    }

    /** Says that this process is there, and looks who else is. */
    void announce() {
        try {
            if (redis.run(ANNOUNCE, List.of(KEY), List.of(name, Long.toString(FORGOTTEN.toMillis())))
                    instanceof Long found) {
                count = Math.toIntExact(found);
            }
        } catch (RedisAwayException e) {
            // as many as before, most likely; the pace itself counts and shows that Redis is away
            return;
        }
    }

    /** Returns the task that announces. */
    PeriodicTask task() {
        return new PeriodicTask("sender_presence", EVERY, this::announce);
    }
}
