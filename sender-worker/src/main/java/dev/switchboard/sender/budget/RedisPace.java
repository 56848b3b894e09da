package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisScripts;
import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * The pace as two hashes in Redis, of the bot and of the chat, by Redis's own time in microseconds. The bot's moments follow
 * each other like the cells of a GCRA without a burst.
 */
final class RedisPace implements SharedPace {
    /**
     * What both scripts need. Keys are kept for a minute longer than they matter: their expiry goes by another clock than a
     * test's time. A number of 16 digits would be rounded by Lua's own conversion.
     */
    private static final String PRELUDE = """
            local bot, chat = KEYS[1], KEYS[2]
            local now = tonumber(ARGV[1])
            if not now then
                local time = redis.call('TIME')
                now = time[1] * 1000000 + time[2]
            end
            local function read(key, ...)
                local values = redis.call('HMGET', key, ...)
                for i = 1, #values do values[i] = tonumber(values[i] or 0) end
                return unpack(values)
            end
            local function write(key, field, time)
                redis.call('HSET', key, field, string.format('%.0f', time))
                local kept = math.ceil((time - now) / 1000) + 60000
                if redis.call('PTTL', key) < kept then redis.call('PEXPIRE', key, kept) end
            end
            """;

    /**
     * A moment that was missed by up to a quarter of the interval is made up for; together with what calls are delayed on
     * their way that stays below one interval, so that a second holds no more than it may. A last moment that lies further
     * ahead than moments are given is another Redis's, with another clock.
     *
     * <p>Who is refused because others go first leaves a note for those who are less urgent, in whatever process: the next
     * moment is not theirs. It holds until shortly after that moment, so that a process which died costs one at the most.
     */
    private static final String RESERVE = PRELUDE + """
            local interval, spacing, lead = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])
            local rank, from = ARGV[5], tonumber(ARGV[6])
            local last, botPaused, high, normal = read(bot, 'slot', 'paused', 'high', 'normal')
            local spaced, chatPaused = read(chat, 'spaced', 'paused')

            local slot, reason = math.max(math.min(last, now + lead) + interval, now - interval / 4), 'BOT_BUSY'
            if from > 0 then slot = math.max(slot, now + from) end
            if botPaused > slot then slot, reason = botPaused, 'BOT_PAUSED' end
            local at = math.ceil(math.max(slot, now))
            if chatPaused > at and chatPaused >= spaced then return {'CHAT_PAUSED', chatPaused - now} end
            if spaced > at then return {'CHAT_SPACED', spaced - now} end

            local yields = rank ~= 'high' and high > now or rank == 'low' and normal > now
            if yields then at = at + interval end
            if yields or at > now + lead then
                if rank ~= 'low' then write(bot, rank, at + lead) end
                return {reason, at - now}
            end
            redis.call('HDEL', bot, rank)
            write(bot, 'slot', slot)
            write(chat, 'spaced', at + spacing)
            return {'RESERVED', at - now}
            """;

    private static final String PAUSE = PRELUDE + """
            local name, wait, together = ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
            local ends = now + wait
            local function pause(key)
                local before = read(key, 'paused')
                if ends > before then write(key, 'paused', ends) end
            end
            local other = redis.call('HGET', bot, 'refused')
            local doubted = read(bot, 'doubted')
            local both = other and other ~= name and doubted > now
            pause(chat)
            if both then pause(bot) end
            redis.call('HSET', bot, 'refused', name)
            write(bot, 'doubted', math.min(ends, now + together))
            return both and 'BOT' or 'CHAT'
            """;

    /** A refusal before it was meant for its chat. One that is on its way now may go uncounted: the next one counts again. */
    private static final String ACCEPTED = "return redis.call('HDEL', KEYS[1], 'refused', 'doubted')";

    private final RedisScripts redis;
    private final Supplier<String> micros;

    RedisPace(RedisScripts redis) {
        this(redis, () -> "");
    }

    /** Goes by another time than Redis's: microseconds, or nothing for Redis's. */
    RedisPace(RedisScripts redis, Supplier<String> micros) {
        this.redis = redis;
        this.micros = micros;
    }

    @Override
    public Verdict reserve(Ask ask, SendRate rate, Duration from) throws RedisAwayException {
        var arguments = List.of(
                micros.get(),
                micros(rate.interval()),
                micros(ask.spacing()),
                micros(SendBudget.LEAD),
                ask.priority().word(),
                micros(from));
        var said = redis.run(RESERVE, keys(ask), arguments);
        if (said instanceof List<?> both && both.get(0) instanceof String word && both.get(1) instanceof Long wait) {
            var time = Duration.of(wait, ChronoUnit.MICROS);
            return word.equals("RESERVED")
                    ? new Verdict.Reserved(time)
                    : new Verdict.Refused(Reason.valueOf(word), time);
        }
        throw new IllegalStateException("the script that reserves returned something else");
    }

    @Override
    public void accepted(Ask ask) throws RedisAwayException {
        redis.run(ACCEPTED, keys(ask), List.of());
    }

    @Override
    public Scope pause(Ask ask, Duration retryAfter) throws RedisAwayException {
        var arguments = List.of(micros.get(), Long.toString(ask.chat()), micros(retryAfter), micros(TOGETHER));
        if (redis.run(PAUSE, keys(ask), arguments) instanceof String word) {
            return Scope.valueOf(word);
        }
        throw new IllegalStateException("the script that pauses returned something else");
    }

    /** The braces keep a bot's keys together in a cluster. */
    private static List<String> keys(Ask ask) {
        var bot = "budget:{" + ask.bot() + "}";
        return List.of(bot, bot + ":" + ask.chat());
    }

    /** With a fraction: a thirtieth of a second is no whole number of microseconds. */
    private static String micros(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toNanos() / 1000.0);
    }
}
