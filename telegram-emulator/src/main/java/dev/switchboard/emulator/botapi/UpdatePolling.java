package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.botapi.Answer.Accepted;
import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.delivery.PendingUpdate;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.LockedWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** {@code getUpdates}: for bots that ask instead of being called (Client.cpp, process_get_updates_query). */
final class UpdatePolling {
    private static final int MAX_UPDATES = 100;
    private static final int MAX_WAIT_SECONDS = 50;

    private UpdatePolling() {}

    /** Returns the next updates, at the latest when the bot's {@code timeout} is over. */
    static Answer poll(LockedWorld world, long botId, Parameters parameters) throws InterruptedException {
        int offset = parameters.integer("offset", 0, Integer.MIN_VALUE, Integer.MAX_VALUE);
        int limit = parameters.integer("limit", MAX_UPDATES, 1, MAX_UPDATES);
        int timeout = parameters.integer("timeout", 0, 0, MAX_WAIT_SECONDS);
        Optional<Long> begun = world.with(w -> begin(w.bot(botId), parameters));
        if (begun.isEmpty()) {
            return conflict("can't use getUpdates method while webhook is active; use deleteWebhook to delete the"
                    + " webhook first");
        }
        long number = begun.get();
        Optional<Answer> answer = world.await(
                w -> w.bot(botId), w -> next(w.bot(botId), number, offset, limit), Duration.ofSeconds(timeout));
        return answer.orElseGet(() -> new Accepted(List.of(), null));
    }

    private static Optional<Long> begin(Bot bot, Parameters parameters) {
        if (bot.delivery().webhook().isPresent()) {
            return Optional.empty();
        }
        WebhookMethods.allowUpdates(bot, parameters);
        return Optional.of(bot.beginPoll());
    }

    private static Optional<Answer> next(Bot bot, long number, int offset, int limit) {
        if (bot.delivery().webhook().isPresent()) {
            return Optional.of(conflict("terminated by setWebhook request"));
        }
        if (bot.newestPoll() != number) {
            return Optional.of(conflict(
                    "terminated by other getUpdates request; make sure that only one bot instance is running"));
        }
        List<PendingUpdate> updates = bot.updates().poll(offset, limit);
        return updates.isEmpty()
                ? Optional.empty()
                : Optional.of(new Accepted(
                        updates.stream().map(PendingUpdate::toTelegram).toList(), null));
    }

    private static Refusal conflict(String reason) {
        return Refusal.of(409, "Conflict: " + reason);
    }
}
