package dev.switchboard.emulator.server;

import java.util.List;
import java.util.Map;

/** {@code /_emulator/reset}: lets everything begin again. */
final class ResetControl {
    private final Runnable restart;

    ResetControl(Runnable restart) {
        this.restart = restart;
    }

    List<ControlRoute> routes() {
        return List.of(ControlRoute.post("/reset", 200, this::reset));
    }

    private Object reset(ControlExchange exchange) {
        restart.run();
        return Map.of();
    }
}
