package dev.switchboard.emulator.server;

import dev.switchboard.emulator.limit.LimitScope;
import dev.switchboard.emulator.limit.RateLimiter;
import dev.switchboard.emulator.limit.RateLimits;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** {@code /_emulator/limits}: what bots are held to, and how many calls that refused. */
final class LimitsControl {
    private final RateLimiter limiter;

    LimitsControl(RateLimiter limiter) {
        this.limiter = limiter;
    }

    List<ControlRoute> routes() {
        return List.of(ControlRoute.get("/limits", _ -> state()), ControlRoute.put("/limits", this::change));
    }

    private Object change(ControlExchange exchange) throws IOException {
        limiter.limits(exchange.body(RateLimits.class));
        return state();
    }

    private State state() {
        return new State(limiter.limits(), limiter.refused());
    }

    private record State(RateLimits limits, Map<LimitScope, Long> refused) {}
}
