package dev.switchboard.dm.conversation;

import dev.switchboard.dm.limit.AskLimit;
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
    private final MessageActions actions;
    private final AskLimit limit;
    private final Turn turn;
    private final InstantSource clock;

    /** Puts the worker together. */
    public PrivateMessageWorker(
            UpdateParser parser, MessageActions actions, AskLimit limit, Turn turn, InstantSource clock) {
        this.parser = parser;
        this.actions = actions;
        this.limit = limit;
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
        if (from.getIsBot()) {
            // two bots that answer each other would never end
            return new Outcome.Discard("not_a_person");
        }
        if (message.getManagedBotCreated() != null) {
            // an update of its own tells of the bot
            return new Outcome.Discard("told_twice");
        }
        return switch (limit.judge(envelope.route().bot(), from.getId(), envelope.id())) {
            case ADMITTED -> take(update, from, envelope, action(message));
            case REFUSED_WITH_NOTICE -> take(update, from, envelope, actions.askedTooOften());
            case REFUSED -> new Outcome.Discard("asked_too_often");
        };
    }

    private Action action(Message message) {
        return actions.of(Command.in(message.getText()), text(message));
    }

    private Outcome take(Update update, User from, JobEnvelope envelope, Action action) {
        var message = update.getMessage();
        var ask = new Ask(
                envelope,
                Contacts.of(envelope, from, clock.instant()),
                message.getChatId(),
                argument(message),
                message.getMessageId(),
                false,
                null);
        return turn.take(
                envelope, from.getId(), wroteAt(message), update.getUpdateId(), bot -> action.perform(ask, bot));
    }

    private static String argument(Message message) {
        return Command.in(message.getText()).map(Command::argument).orElseGet(() -> text(message));
    }

    /** Returns what a person wrote, which may stand under a picture. */
    private static String text(Message message) {
        return Objects.requireNonNullElse(message.getText(), Objects.requireNonNullElse(message.getCaption(), ""));
    }

    private static Instant wroteAt(Message message) {
        return Instant.ofEpochSecond(Objects.requireNonNullElse(message.getDate(), 0));
    }

    /** Kept in the DLQ: an operator can look at it, and a later version may read it. */
    private static Outcome unreadable(String detail) {
        return new Outcome.Bury("unreadable_update", detail);
    }
}
