package dev.switchboard.emulator.server;

import dev.switchboard.emulator.fault.FaultPlan;
import dev.switchboard.emulator.fault.FaultRule;
import dev.switchboard.emulator.world.CallLog.Call;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.World;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The rest of {@code /_emulator}: what bots called, what presses were answered, and what goes wrong next. */
final class ObservationControl {
    private static final String DOCUMENT = "/openapi/emulator.yaml";

    private final LockedWorld world;
    private final FaultPlan faults;

    ObservationControl(LockedWorld world, FaultPlan faults) {
        this.world = world;
        this.faults = faults;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/health", _ -> Map.of("status", "up")),
                ControlRoute.raw("/openapi.yaml", ObservationControl::describe),
                ControlRoute.get("/calls", this::calls),
                ControlRoute.get("/callbacks/{id}", this::callback),
                ControlRoute.post("/faults", 201, this::addFault),
                ControlRoute.get("/faults", _ -> faults.rules()),
                ControlRoute.delete("/faults", this::clearFaults));
    }

    private static void describe(ServerRequest request, ServerResponse response) throws IOException {
        try (InputStream document = ObservationControl.class.getResourceAsStream(DOCUMENT)) {
            response.header(HeaderNames.CONTENT_TYPE, "application/yaml")
                    .send(Objects.requireNonNull(document, DOCUMENT).readAllBytes());
        }
    }

    private Object calls(ControlExchange exchange) throws InterruptedException {
        List<Call> found = world.await(
                        World::calls,
                        w -> Optional.of(matching(w, exchange)).filter(calls -> !calls.isEmpty()),
                        exchange.patience())
                .orElse(List.of());
        int newest = Math.clamp(exchange.query("newest", found.size()), 0, found.size());
        return Map.of("calls", found.subList(found.size() - newest, found.size()));
    }

    private static List<Call> matching(World w, ControlExchange exchange) {
        long bot = exchange.query("bot", 0);
        String method = exchange.query("method");
        String chat = exchange.query("chat");
        return w.calls().after(exchange.query("after", 0)).stream()
                .filter(call -> bot == 0 || call.bot() == bot)
                .filter(call -> method.isEmpty() || call.method().equalsIgnoreCase(method))
                .filter(call -> chat.isEmpty() || chat.equals(call.parameters().get("chat_id")))
                .limit(exchange.query("newest").isEmpty() ? exchange.limit() : Long.MAX_VALUE)
                .toList();
    }

    private Object callback(ControlExchange exchange) throws InterruptedException {
        Map<String, Object> shown = new LinkedHashMap<>();
        world.await(World::callbacks, w -> w.callbacks().answer(exchange.text("id")), exchange.patience())
                .ifPresentOrElse(
                        answer -> {
                            shown.put("answered", true);
                            shown.put("show_alert", answer.showAlert());
                            Optional.ofNullable(answer.text()).ifPresent(text -> shown.put("text", text));
                            Optional.ofNullable(answer.url()).ifPresent(url -> shown.put("url", url));
                        },
                        () -> shown.put("answered", false));
        return shown;
    }

    private Object addFault(ControlExchange exchange) throws IOException {
        FaultRule rule = exchange.body(FaultRule.class);
        faults.add(rule);
        return rule;
    }

    private Object clearFaults(ControlExchange exchange) {
        faults.clear();
        return Map.of();
    }
}
