package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;

/**
 * The pace of all processes, and while Redis is away this process's share of it. A share begins with a whole interval of
 * silence, and binds a process for a while after it found Redis back: the others may not have found it yet. Safe for use by
 * several threads, but by one at a time for each bot's reservations.
 */
final class FallbackPace {
    /** A process that has something to send looks for Redis every second. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private static final Outage NONE = new Outage(Instant.EPOCH, Instant.EPOCH, true);

    private final SharedPace shared;
    private final BudgetSettings settings;
    private final IntSupplier processes;
    private final InstantSource clock;
    private final Map<Long, Instant> lastMoments = new ConcurrentHashMap<>();
    private final Map<Long, Refusal> refusals = new ConcurrentHashMap<>();
    private volatile Outage outage = NONE;

    /** Shares rates by the given number of processes. */
    FallbackPace(SharedPace shared, BudgetSettings settings, IntSupplier processes, InstantSource clock) {
        this.shared = shared;
        this.settings = settings;
        this.processes = processes;
        this.clock = clock;
    }

    /**
     * The last time without Redis.
     *
     * @param since when it was found away
     * @param until until when the share binds
     * @param over whether it was found back
     */
    private record Outage(Instant since, Instant until, boolean over) {
        Outage foundAway(Instant now) {
            return new Outage(over ? now : since, now.plus(SETTLING), false);
        }

        Outage foundBack() {
            return over ? this : new Outage(since, until, true);
        }

        boolean binds(Instant now) {
            return until.isAfter(now);
        }
    }

    /** The last refusal by Telegram, and until when another chat's would mean the bot. */
    private record Refusal(long chat, Instant until) {}

    /** Returns the time between two messages of a bot, if this process alone sends. */
    Duration interval(long bot) {
        return settings.of(bot).interval();
    }

    /** Reserves the bot's next moment for the ask, if that is within the lead and the chat is open then. */
    Verdict reserve(Ask ask) {
        var now = clock.instant();
        var earliest = shareBinds() ? nextOfShare(ask.bot(), now) : now;
        if (earliest.isAfter(now.plus(SendBudget.LEAD))) {
            return busy(now, earliest);
        }
        try {
            var verdict = shared.reserve(ask, settings.of(ask.bot()), Duration.between(now, earliest));
            foundBack();
            if (verdict instanceof Verdict.Reserved(Duration in)) {
                lastMoments.put(ask.bot(), clock.instant().plus(in));
            }
            return verdict;
        } catch (RedisAwayException e) {
            foundAway();
            return reserveOfShare(ask.bot(), clock.instant());
        }
    }

    /** Takes note of a message that Telegram took: see {@link SharedPace#accepted}. */
    void accepted(Ask ask) {
        refusals.remove(ask.bot());
        if (shareBinds()) {
            return; // Redis was away just now: what it would tell is a refusal's meaning, which is not worth a wait
        }
        try {
            shared.accepted(ask);
        } catch (RedisAwayException e) {
            foundAway();
        }
    }

    /** Closes the ask's chat, or its bot: see {@link SharedPace#pause}. */
    Scope pause(Ask ask, Duration retryAfter) {
        var now = clock.instant();
        var ends = now.plus(retryAfter);
        var doubted = now.plus(SharedPace.TOGETHER);
        var before = refusals.put(ask.bot(), new Refusal(ask.chat(), ends.isBefore(doubted) ? ends : doubted));
        try {
            return shared.pause(ask, retryAfter);
        } catch (RedisAwayException e) {
            foundAway();
            return before != null
                            && before.chat() != ask.chat()
                            && before.until().isAfter(now)
                    ? Scope.BOT
                    : Scope.CHAT;
        }
    }

    /** Returns whether this process goes by its share. */
    boolean shareBinds() {
        return outage.binds(clock.instant());
    }

    private Verdict reserveOfShare(long bot, Instant now) {
        var moment = nextOfShare(bot, now);
        if (moment.isAfter(now.plus(SendBudget.LEAD))) {
            return busy(now, moment);
        }
        lastMoments.put(bot, moment);
        return new Verdict.Reserved(Duration.between(now, moment));
    }

    private synchronized void foundAway() {
        outage = outage.foundAway(clock.instant());
    }

    private synchronized void foundBack() {
        outage = outage.foundBack();
    }

    private Instant nextOfShare(long bot, Instant now) {
        var began = outage.since();
        var last = lastMoments.getOrDefault(bot, began);
        var interval = settings.of(bot).sharedBy(processes.getAsInt()).interval();
        var next = (last.isBefore(began) ? began : last).plus(interval);
        return next.isBefore(now) ? now : next;
    }

    private static Verdict busy(Instant now, Instant moment) {
        return new Verdict.Refused(Reason.BOT_BUSY, Duration.between(now, moment));
    }
}
