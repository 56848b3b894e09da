package dev.switchboard.dm.conversation;

import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.managed.ManagedBotUpdated;

/** Does what is to be done about a bot that a person made for this one to manage, and tells them. */
public final class ManagedBotWorker implements UpdateHandler {
    private final Action action;
    private final Turn turn;
    private final InstantSource clock;

    /**
     * Puts the worker together.
     *
     * @param action what is done, with the managed bot's id as its argument
     */
    public ManagedBotWorker(Action action, Turn turn, InstantSource clock) {
        this.action = action;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Update update, JobEnvelope envelope) {
        return isWhole(update.getManagedBot())
                ? take(update, envelope)
                : UpdateWorker.unreadable("the update holds no whole managed_bot");
    }

    private Outcome take(Update update, JobEnvelope envelope) {
        var made = update.getManagedBot();
        long user = made.getUser().getId();
        var ask = new Ask(
                envelope,
                Contacts.of(envelope, made.getUser(), clock.instant()),
                user,
                Long.toString(made.getBot().getId()),
                null,
                false,
                null);
        // the update has no time of its own
        var happenedAt = envelope.timing().enqueuedAt();
        return turn.take(envelope, user, happenedAt, update.getUpdateId(), bot -> action.perform(ask, bot));
    }

    private static boolean isWhole(@Nullable ManagedBotUpdated made) {
        return made != null && Contacts.isWhole(made.getUser()) && Contacts.isWhole(made.getBot());
    }
}
