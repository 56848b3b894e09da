package dev.switchboard.emulator.server;

import dev.switchboard.emulator.time.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/clock}: shows Telegram's time, stops it, speeds it up, and moves it on. */
final class ClockControl {
    private final VirtualTime time;

    ClockControl(VirtualTime time) {
        this.time = time;
    }

    List<ControlRoute> routes() {
        return List.of(ControlRoute.get("/clock", _ -> shown()), ControlRoute.post("/clock", 200, this::move));
    }

    private Object move(ControlExchange exchange) throws IOException {
        Move wanted = exchange.body(Move.class);
        time.change(wanted.speed(), wanted.to(), wanted.step());
        return shown();
    }

    private Object shown() {
        Instant now = time.instant();
        return new Shown(now.getEpochSecond(), now.toString(), time.speed());
    }

    private record Shown(long date, String time, double speed) {}

    /**
     * What is to become of the time.
     *
     * @param date Unix seconds
     * @param advance seconds, after the date is reached
     */
    record Move(
            @Nullable Double speed,
            @Nullable Long date,
            @Nullable Double advance) {
        Move {
            if (date != null && (date < 0 || date > Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("date must be 0-" + Integer.MAX_VALUE + ", not " + date);
            }
            if (advance != null && !(Math.abs(advance) <= Integer.MAX_VALUE)) {
                throw new IllegalArgumentException("advance must be 0-" + Integer.MAX_VALUE + ", not " + advance);
            }
        }

        @Nullable
        Instant to() {
            return date == null ? null : Instant.ofEpochSecond(date);
        }

        Duration step() {
            return advance == null ? Duration.ZERO : Duration.ofMillis(Math.round(advance * 1000));
        }
    }
}
