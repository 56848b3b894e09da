package dev.switchboard.emulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.switchboard.emulator.botapi.BotFather;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.delivery.Webhook;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /_emulator/bots}: makes bots, shows and fills their update queues. */
final class BotsControl {
    private final LockedWorld world;
    private final BotFather botFather;

    BotsControl(LockedWorld world, BotFather botFather) {
        this.world = world;
        this.botFather = botFather;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.post("/bots", 201, this::make),
                ControlRoute.get("/bots", this::list),
                ControlRoute.post("/bots/{bot}/managed_bots", 201, this::makeManaged),
                ControlRoute.get("/bots/{bot}/updates", this::delivery),
                ControlRoute.post("/bots/{bot}/updates", 201, this::inject));
    }

    private Object make(ControlExchange exchange) throws IOException {
        NewBot wanted = exchange.body(NewBot.class);
        Bot bot = botFather.make(new BotFather.Request(
                wanted.id(), wanted.token(), wanted.username(), wanted.firstName(), wanted.canReadAllGroupMessages()));
        return world.with(w -> {
            if (wanted.canManageBots()) {
                bot.letManageBots();
            }
            return shown(bot);
        });
    }

    private Object makeManaged(ControlExchange exchange) throws IOException {
        NewManagedBot wanted = exchange.body(NewManagedBot.class);
        Bot bot = botFather.make(new BotFather.Request(null, null, wanted.username(), wanted.firstName(), null));
        return world.with(w -> {
            w.managedBots()
                    .hand(
                            bot,
                            w.accounts().person(wanted.person()),
                            w.accounts().bot(exchange.id("bot")));
            return shown(bot);
        });
    }

    private Object list(ControlExchange exchange) {
        return world.with(
                w -> w.accounts().bots().stream().map(BotsControl::shown).toList());
    }

    private Object delivery(ControlExchange exchange) {
        Bot bot = world.with(w -> w.accounts().bot(exchange.id("bot")));
        List<PendingUpdate> pending = bot.updates().pending();
        Map<String, Object> state = new LinkedHashMap<>();
        bot.delivery().webhook().map(Webhook::url).ifPresent(url -> state.put("webhook", url.toString()));
        bot.delivery().lastError().ifPresent(error -> state.put("last_error_message", error.message()));
        state.put("pending_update_count", pending.size());
        state.put("pending", pending.stream().map(BotsControl::shown).toList());
        return state;
    }

    private Object inject(ControlExchange exchange) throws IOException {
        ObjectNode object = exchange.body(ObjectNode.class);
        JsonNode givenId = object.remove("update_id");
        if (object.size() != 1) {
            throw new IllegalArgumentException("an update has exactly one field beside update_id");
        }
        String type = object.fieldNames().next();
        Update update = RawUpdate.of(type, object.get(type));
        return world.with(w -> {
            Bot bot = w.accounts().bot(exchange.id("bot"));
            if (givenId == null) {
                return Map.of(
                        "update_id",
                        bot.inject(update)
                                .orElseThrow(() -> NotPossible.because("too many updates wait for this bot")));
            }
            bot.injectAs(wholeNumber(givenId), update);
            return Map.of("update_id", givenId.longValue());
        });
    }

    private static long wholeNumber(JsonNode id) {
        if (!id.isIntegralNumber() || !id.canConvertToLong()) {
            throw new IllegalArgumentException("update_id must be a whole number, not " + id);
        }
        return id.longValue();
    }

    private static Object shown(Bot bot) {
        return new ShownBot(
                bot.id(),
                bot.token(),
                String.valueOf(bot.user().username()),
                bot.user().firstName(),
                bot.readsAllGroupMessages());
    }

    private static Object shown(PendingUpdate pending) {
        Map<String, Object> object = new LinkedHashMap<>(pending.toTelegram());
        object.put("failures", pending.failures());
        object.put("under_way", pending.underWay());
        return object;
    }

    private record NewBot(
            @Nullable Long id,
            @Nullable String token,
            @Nullable String username,
            @Nullable String firstName,
            @Nullable Boolean canReadAllGroupMessages,
            boolean canManageBots) {}

    private record NewManagedBot(
            long person,
            @Nullable String username,
            @Nullable String firstName) {}

    private record ShownBot(
            long id, String token, String username, String firstName, boolean canReadAllGroupMessages) {}
}
