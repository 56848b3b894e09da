package dev.switchboard.dm.conversation;

import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.telegram.UpdateParser;
import dev.switchboard.telegram.UpdateReading;
import dev.switchboard.work.Outcome;
import dev.switchboard.work.Worker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Does what a person asks for in a private chat, and answers. */
public final class PrivateMessageWorker implements Worker<Job.ProcessPrivateMessage> {
    private final UpdateParser parser;
    private final Actions commands;
    private final Action otherwise;
    private final Turn turn;
    private final InstantSource clock;

    /**
     * Puts the worker together.
     *
     * @param commands by name, without the slash
     * @param otherwise what is done when a person writes anything else
     */
    public PrivateMessageWorker(
            UpdateParser parser, Actions commands, Action otherwise, Turn turn, InstantSource clock) {
        this.parser = parser;
        this.commands = commands;
        this.otherwise = otherwise;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public Outcome work(Job.ProcessPrivateMessage job, JobEnvelope envelope) {
        return switch (parser.parse(job.update().text())) {
            case UpdateReading.Read(var update)
            when update.getMessage() != null && update.getMessage().getChat() != null -> answer(update, envelope);
            case UpdateReading.Read _ -> unreadable("the update holds no message in a chat");
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
    }

    private Outcome answer(Update update, JobEnvelope envelope) {
        var message = update.getMessage();
        @Nullable User from = message.getFrom();
        if (from == null) {
            return new Outcome.Discard("no_sender");
        }
        var command = Command.in(message.getText());
        var action = command.flatMap(given -> commands.find(given.name())).orElse(otherwise);
        var ask = new Ask(
                envelope,
                Contacts.of(envelope, from, clock.instant()),
                message.getChatId(),
                command.map(Command::argument).orElse(""),
                message.getMessageId(),
                false);
        return turn.take(
                envelope, from.getId(), wroteAt(message), update.getUpdateId(), bot -> action.perform(ask, bot));
    }

    private static Instant wroteAt(Message message) {
        return Instant.ofEpochSecond(Objects.requireNonNullElse(message.getDate(), 0));
    }

    /** Kept in the DLQ: an operator can look at it, and a later version may read it. */
    private static Outcome unreadable(String detail) {
        return new Outcome.Bury("unreadable_update", detail);
    }
}
