package dev.switchboard.sender.budget;

import java.time.Duration;
import java.util.Map;

/** While Redis is away a process decides by what it met itself. */
class FallbackPauseTest extends PauseContract {
    private final FallbackPace pace;

    FallbackPauseTest() {
        var redis = new AwayPace(new OpenPace());
        redis.away(true);
        pace = new FallbackPace(redis, new BudgetSettings(new SendRate(5), Map.of(), 4), () -> 4, clock);
    }

    @Override
    Scope pause(Ask ask, Duration retryAfter) {
        return pace.pause(ask, retryAfter);
    }

    @Override
    void accepted(Ask ask) {
        pace.accepted(ask);
    }

    @Override
    long bot() {
        return 7001;
    }
}
