package dev.switchboard.emulator.server;

import dev.switchboard.emulator.crowd.Crowd;
import dev.switchboard.emulator.crowd.CrowdScript;
import dev.switchboard.emulator.crowd.Crowds;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;

/** {@code /_emulator/crowds}: lets crowds loose, watches and stops them. */
final class CrowdsControl implements HttpService {
    private final Crowds crowds;

    CrowdsControl(Crowds crowds) {
        this.crowds = crowds;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", ControlExchange.answering(201, this::start))
                .get(
                        "/",
                        ControlExchange.answering(
                                200,
                                _ -> crowds.all().stream().map(Crowd::progress).toList()))
                .get(
                        "/{crowd}",
                        ControlExchange.answering(
                                200, exchange -> crowd(exchange).progress()))
                .delete("/{crowd}", ControlExchange.answering(200, this::stop));
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
