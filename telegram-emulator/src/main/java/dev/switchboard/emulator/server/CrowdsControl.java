package dev.switchboard.emulator.server;

import dev.switchboard.emulator.crowd.Crowd;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.crowd.Crowds;
import java.io.IOException;
import java.util.List;

/** {@code /_emulator/crowds}: lets crowds loose, watches and stops them. */
final class CrowdsControl {
    private final Crowds crowds;

    CrowdsControl(Crowds crowds) {
        this.crowds = crowds;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/crowds", 201, this::start),
                ControlRoute.get(
                        "/crowds",
                        _ -> crowds.all().stream().map(Crowd::progress).toList()),
                ControlRoute.get("/crowds/{crowd}", exchange -> crowd(exchange).progress()),
                ControlRoute.delete("/crowds/{crowd}", this::stop));
    }

    private Object start(ControlExchange exchange) throws IOException {
        return crowds.start(exchange.body(CrowdScript.class)).progress();
    }

    private Object stop(ControlExchange exchange) {
        Crowd crowd = crowd(exchange);
        crowd.stop();
        return crowd.progress();
    }

    private Crowd crowd(ControlExchange exchange) {
        return crowds.crowd(exchange.id("crowd"));
    }
}
