package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.Polling.Request;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * {@code getUpdates}: for bots that ask instead of being called (Client.cpp, process_get_updates_query). Waits go by the
 * machine's clock, as the bot's do.
 */
final class UpdatePolling {
    private static final int MAX_UPDATES = 100;
    private static final int MAX_WAIT_SECONDS = 50;

    private final LockedWorld world;
    private final InstantSource time;

    UpdatePolling(LockedWorld world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** Returns the next updates, at the latest when the bot's {@code timeout} is over. */
    Answer poll(long botId, Parameters parameters) throws InterruptedException {
        Step first = world.with(w -> begin(w.accounts().bot(botId), parameters));
        Step last = switch (first) {
            case Waiting waiting ->
                world.await(
                                w -> w.accounts().bot(botId),
                                w -> proceed(w.accounts().bot(botId), waiting),
                                Duration.ofSeconds(waiting.request.timeout()))
                        .orElseGet(() -> new Found(List.of()));
            case Found _, Conflict _ -> first;
        };
        return switch (last) {
            case Found(List<PendingUpdate> updates) -> Answer.done(new PolledUpdates(updates));
            case Conflict(String reason) -> conflict(botId, reason);
            case Waiting _ -> throw new IllegalStateException("a wait ends with an answer");
        };
    }

    private Step begin(Bot bot, Parameters parameters) {
        if (bot.delivery().webhook().isPresent()) {
            return new Conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                    + " webhook first");
        }
        AllowedUpdates.choose(bot, parameters);
        Request wanted = new Request(
                parameters.integer("offset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE),
                parameters.integer("limit", MAX_UPDATES, 1, MAX_UPDATES),
                parameters.integer("timeout", 0, 0, MAX_WAIT_SECONDS));
        Request request = bot.polling().begin(wanted, time.instant());
        List<PendingUpdate> updates = bot.updates().poll(request.offset(), request.limit());
        return updates.isEmpty() && request.timeout() > 0
                ? new Waiting(bot.polling().await(), request)
                : new Found(updates);
    }

    private static Optional<Step> proceed(Bot bot, Waiting waiting) {
        if (bot.delivery().webhook().isPresent()) {
            return Optional.of(new Conflict("terminated by setWebhook request"));
        }
        if (bot.polling().newest() != waiting.number) {
            return Optional.of(new Conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"));
        }
        List<PendingUpdate> updates = bot.updates().poll(waiting.request.offset(), waiting.request.limit());
        return updates.isEmpty() ? Optional.empty() : Optional.of(new Found(updates));
    }

    private Answer conflict(long botId, String reason) throws InterruptedException {
        Duration wait = world.with(w -> w.accounts().bot(botId).polling().conflict(time.instant()));
        Thread.sleep(wait);
        return Refusal.of(409, "Conflict: " + reason);
    }

    private sealed interface Step {}

    private record Found(List<PendingUpdate> updates) implements Step {}

    private record Conflict(String reason) implements Step {}

    private record Waiting(long number, Request request) implements Step {}
}
