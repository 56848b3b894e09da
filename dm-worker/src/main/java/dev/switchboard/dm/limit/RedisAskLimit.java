package dev.switchboard.dm.limit;

import dev.switchboard.job.JobId;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisScripts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A sliding window in Redis, shared by all processes. Each asker has the jobs that were admitted and those that were
 * refused, by Redis's own time; what was refused does not count. While Redis is away everything is admitted, and counted.
 */
public final class RedisAskLimit implements AskLimit {
    /** A job may come again for this many windows, and is judged as before. */
    private static final int REMEMBERED_WINDOWS = 10;

    /** A flood must not fill Redis: of refused jobs the newest thousand are remembered. */
    private static final String JUDGE = """
            local admitted, refused, noticed = KEYS[1], KEYS[2], KEYS[3]
            local job, most, window, memory = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)

            if redis.call('ZSCORE', admitted, job) then return {'ADMITTED', now} end
            if redis.call('ZSCORE', refused, 'noticed ' .. job) then return {'REFUSED_WITH_NOTICE', now} end
            if redis.call('ZSCORE', refused, 'silent ' .. job) then return {'REFUSED', now} end

            if redis.call('ZCOUNT', admitted, '(' .. (now - window), '+inf') < most then
                redis.call('ZREMRANGEBYSCORE', admitted, '-inf', now - memory)
                redis.call('ZADD', admitted, now, job)
                redis.call('PEXPIRE', admitted, memory)
                return {'ADMITTED', now}
            end
            local first = redis.call('SET', noticed, job, 'NX', 'PX', window)
            redis.call('ZREMRANGEBYSCORE', refused, '-inf', now - memory)
            redis.call('ZADD', refused, now, (first and 'noticed ' or 'silent ') .. job)
            redis.call('ZREMRANGEBYRANK', refused, 0, -1001)
            redis.call('PEXPIRE', refused, memory)
            return {first and 'REFUSED_WITH_NOTICE' or 'REFUSED', now}
            """;

    private final RedisScripts redis;
    private final AskRate rate;
    private final MeterRegistry meters;

    /** Limits to the given rate. */
    public RedisAskLimit(RedisScripts redis, AskRate rate, MeterRegistry meters) {
        this.redis = redis;
        this.rate = rate;
        this.meters = meters;
    }

    @Override
    public Verdict judge(long bot, long asker, JobId job) {
        try {
            var verdict = ask(bot, asker, job).verdict();
            count(verdict.name().toLowerCase(Locale.ROOT));
            return verdict;
        } catch (RedisAwayException e) {
            count("redis_away");
            return Verdict.ADMITTED;
        }
    }

    /**
     * What Redis says.
     *
     * @param at when, by Redis's time
     */
    record Judgement(Verdict verdict, Instant at) {}

    Judgement ask(long bot, long asker, JobId job) throws RedisAwayException {
        // the braces keep an asker's keys together in a cluster
        var prefix = "limit:" + rate.name() + ":{" + bot + ":" + asker + "}:";
        long window = rate.window().toMillis();
        var said = redis.run(
                JUDGE,
                List.of(prefix + "admitted", prefix + "refused", prefix + "noticed"),
                List.of(
                        job.value(),
                        Integer.toString(rate.most()),
                        Long.toString(window),
                        Long.toString(window * REMEMBERED_WINDOWS)));
        if (said instanceof List<?> both && both.get(0) instanceof String verdict && both.get(1) instanceof Long at) {
            return new Judgement(Verdict.valueOf(verdict), Instant.ofEpochMilli(at));
        }
        throw new IllegalStateException("the limit's script returned something else");
    }

    private void count(String verdict) {
        meters.counter("switchboard.asks", "limit", rate.name(), "verdict", verdict)
                .increment();
    }
}
