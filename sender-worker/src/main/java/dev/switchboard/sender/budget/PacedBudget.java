package dev.switchboard.sender.budget;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A pacer for each bot, made when it sends for the first time. */
final class PacedBudget implements SendBudget {
    private static final Logger LOG = LoggerFactory.getLogger(PacedBudget.class);

    /** Telegram's own waits are seconds or minutes; an absurd answer must not mute a chat for years. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final FallbackPace pace;
    private final InstantSource clock;
    private final BudgetMetrics metrics;
    private final Map<Long, BotPacer> pacers = new ConcurrentHashMap<>();
    private volatile boolean draining;

    PacedBudget(FallbackPace pace, InstantSource clock, BudgetMetrics metrics) {
        this.pace = pace;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public Grant await(Ask ask) {
        var came = clock.instant();
        var grant = pacer(ask.bot()).await(ask);
        metrics.answered(ask, grant, Duration.between(came, clock.instant()));
        return grant;
    }

    @Override
    public Optional<Grant.NotYet> putOff(Ask ask) {
        return pacer(ask.bot()).putOff(ask);
    }

    @Override
    public void accepted(Ask ask) {
        answered(ask);
        pace.accepted(ask);
    }

    @Override
    public void answered(Ask ask) {
        pacer(ask.bot()).answered();
    }

    @Override
    public void doubted(Ask ask) {
        pacer(ask.bot()).doubted(ask);
        metrics.doubted();
    }

    @Override
    public void paused(Ask ask, Duration retryAfter) {
        answered(ask);
        var wait = retryAfter.compareTo(LONGEST_PAUSE) < 0 ? retryAfter : LONGEST_PAUSE;
        var scope = pace.pause(ask, wait);
        pacer(ask.bot()).close(ask, scope, wait);
        metrics.paused(scope);
        LOG.atWarn()
                .addKeyValue("bot", ask.bot())
                .addKeyValue("chat", ask.chat())
                .addKeyValue("scope", scope)
                .addKeyValue("seconds", retryAfter.toSeconds())
                .log("Telegram asked to wait");
    }

    @Override
    public void drain() {
        draining = true;
        pacers.values().forEach(BotPacer::drain);
    }

    private BotPacer pacer(long bot) {
        var pacer = pacers.computeIfAbsent(bot, id -> new BotPacer(id, pace, clock, metrics, PATIENCE));
        if (draining) {
            // it may have been made while the others were drained
            pacer.drain();
        }
        return pacer;
    }
}
