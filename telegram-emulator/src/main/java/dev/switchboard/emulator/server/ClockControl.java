package dev.switchboard.emulator.server;

import dev.switchboard.emulator.time.VirtualTime;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/clock}: shows Telegram's time, stops it, speeds it up, and moves it on. */
final class ClockControl implements HttpService {
    private final VirtualTime time;

    ClockControl(VirtualTime time) {
        this.time = time;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", ControlExchange.answering(200, _ -> shown()))
                .post("/", ControlExchange.answering(200, this::move));
    }

    private Object move(ControlExchange exchange) throws IOException {
        Move wanted = exchange.body(Move.class);
        if (wanted.speed() != null) {
            time.run(wanted.speed());
        }
        if (wanted.date() != null) {
            time.advanceTo(Instant.ofEpochSecond(wanted.date()));
        }
        if (wanted.advance() != null) {
            time.advance(duration(wanted.advance()));
        }
        return shown();
    }

    private Object shown() {
        Instant now = time.instant();
        return new Shown(now.getEpochSecond(), now.toString(), time.speed());
    }

    private static Duration duration(BigDecimal seconds) {
        try {
            return Duration.ofMillis(
                    seconds.movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("advance must be a number of seconds, not " + seconds, e);
        }
    }

    private record Shown(long date, String time, double speed) {}

    record Move(
            @Nullable Double speed,
            @Nullable Long date,
            @Nullable BigDecimal advance) {}
}
