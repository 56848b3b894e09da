package dev.switchboard.sender.budget;

import dev.switchboard.redis.RedisAwayException;
import dev.switchboard.redis.RedisClients;
import dev.switchboard.redis.RedisScripts;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A shared pace that is away for as long as the test says. */
final class AwayPace implements SharedPace {
    private static final Duration SHORT = Duration.ofMillis(100);

    /** Nobody listens at TCP's port multiplexer. */
    private static final RedisScripts NOWHERE =
            new RedisScripts(RedisClients.of(URI.create("redis://127.0.0.1:1"), 1, SHORT, SHORT));

    private final SharedPace behind;
    private volatile boolean away;

    /** Is there, for now. */
    AwayPace(SharedPace behind) {
        this.behind = behind;
    }

    void away(boolean now) {
        away = now;
    }

    @Override
    public Verdict reserve(Ask ask, SendRate rate, Duration from) throws RedisAwayException {
        check();
        return behind.reserve(ask, rate, from);
    }

    @Override
    public void accepted(Ask ask) throws RedisAwayException {
        check();
        behind.accepted(ask);
    }

    @Override
    public Scope pause(Ask ask, Duration retryAfter) throws RedisAwayException {
        check();
        return behind.pause(ask, retryAfter);
    }

    private void check() throws RedisAwayException {
        if (away) {
            NOWHERE.run("return 1", List.of(), List.of());
        }
    }
}
