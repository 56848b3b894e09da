package dev.switchboard.dm.limit;

import dev.switchboard.job.JobId;
import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisScripts;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A sliding window in Redis, shared by all processes: no stretch of the rate's length holds more of an asker's admitted jobs than
 * the rate has, by the moments when they were asked and in whatever order they are judged. What was refused does not count.
 * While Redis is away everything is admitted, and counted.
 */
public final class RedisAskLimit implements AskLimit {
    /** A job may come again for this many windows, and is judged as before. */
    private static final int REMEMBERED_WINDOWS = 10;

    /**
     * Admitted jobs have the moment of asking for their score, refused ones that of the judgement. A flood must not fill Redis: of
     * refused jobs the newest thousand are remembered, and one that was asked long ago must not lose its neighbours.
     */
    private static final String JUDGE = """
            local admitted, refused, noticed = KEYS[1], KEYS[2], KEYS[3]
            local job, most, window, memory = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local asked = math.min(tonumber(ARGV[5]), now)

            if redis.call('ZSCORE', admitted, job) then return {'ADMITTED', asked} end
            if redis.call('ZSCORE', refused, 'noticed ' .. job) then return {'REFUSED_WITH_NOTICE', asked} end
            if redis.call('ZSCORE', refused, 'silent ' .. job) then return {'REFUSED', asked} end

            local near = redis.call(
                'ZRANGEBYSCORE', admitted, '(' .. (asked - window), '(' .. (asked + window), 'WITHSCORES')
            local full = false
            for last = 2 * most, #near, 2 do
                local from = math.min(tonumber(near[last - 2 * most + 2]), asked)
                local to = math.max(tonumber(near[last]), asked)
                full = full or to - from < window
            end
            if not full then
                redis.call('ZREMRANGEBYSCORE', admitted, '-inf', asked - memory)
                redis.call('ZADD', admitted, asked, job)
                redis.call('PEXPIRE', admitted, memory)
                return {'ADMITTED', asked}
            end
            local first = redis.call('SET', noticed, job, 'NX', 'PX', window)
            redis.call('ZREMRANGEBYSCORE', refused, '-inf', now - memory)
            redis.call('ZADD', refused, now, (first and 'noticed ' or 'silent ') .. job)
            redis.call('ZREMRANGEBYRANK', refused, 0, -1001)
            redis.call('PEXPIRE', refused, memory)
            return {first and 'REFUSED_WITH_NOTICE' or 'REFUSED', asked}
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
    public Verdict judge(long bot, long asker, JobId job, Instant askedAt) {
        try {
            var verdict = ask(bot, asker, job, askedAt).verdict();
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
     * @param at the moment that the job counts for, no later than Redis's time
     */
    record Judgement(Verdict verdict, Instant at) {}

    Judgement ask(long bot, long asker, JobId job, Instant askedAt) throws RedisAwayException {
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
                        Long.toString(window * REMEMBERED_WINDOWS),
                        Long.toString(askedAt.toEpochMilli())));
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
