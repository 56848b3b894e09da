package dev.switchboard.emulator.server;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.util.Map;

/** {@code /_emulator/reset}: lets everything begin again. */
final class ResetControl implements HttpService {
    private final Runnable restart;

    ResetControl(Runnable restart) {
        this.restart = restart;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.post("/", ControlExchange.answering(200, this::reset));
    }

    private Object reset(ControlExchange exchange) {
        restart.run();
        return Map.of();
    }
}
