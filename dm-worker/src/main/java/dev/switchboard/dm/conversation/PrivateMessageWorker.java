package dev.switchboard.dm.conversation;

import dev.switchboard.bots.BotToken;
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

/**
 * Does what a person asks for in a private chat, and answers. What the bot has answered stays when the question is edited; only
 * a token is not left in the chat, however it came there.
 */
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
            when Contacts.isInChat(update.getMessage()) -> answer(update, update.getMessage(), envelope);
            case UpdateReading.Read(var update)
            when Contacts.isInChat(update.getEditedMessage()) ->
                BotToken.standsIn(text(update.getEditedMessage()))
                        ? answer(update, update.getEditedMessage(), envelope)
                        : new Outcome.Done();
            case UpdateReading.Read _ -> unreadable("the update holds no message in a chat");
            case UpdateReading.Unreadable(String detail) -> unreadable(detail);
        };
    }

    private Outcome answer(Update update, Message message, JobEnvelope envelope) {
        @Nullable User from = message.getFrom();
        if (from == null) {
            return new Outcome.Discard("no_sender");
        }
        if (!Contacts.isWhole(from)) {
            return unreadable("the message's sender is not whole");
        }
        if (from.getIsBot()) {
            // two bots that answer each other would never end
            return new Outcome.Discard("not_a_person");
        }
        if (message.getManagedBotCreated() != null) {
            // an update of its own tells of the bot
            return new Outcome.Discard("told_twice");
        }
        var command = Command.in(message.getText());
        var action = switch (judged(from, envelope)) {
            case ADMITTED -> actions.of(command, text(message));
            case REFUSED_WITH_NOTICE -> actions.beyondLimit(command, text(message), true);
            case REFUSED -> actions.beyondLimit(command, text(message), false);
        };
        var ask = new Ask(
                envelope,
                Contacts.of(envelope, from, clock.instant(), message.getEditDate() == null ? wroteAt(message) : null),
                message.getChatId(),
                argument(message),
                message.getMessageId(),
                false,
                null);
        return turn.take(
                envelope, from.getId(), wroteAt(message), update.getUpdateId(), bot -> action.perform(ask, bot));
    }

    private AskLimit.Verdict judged(User from, JobEnvelope envelope) {
        return limit.judge(
                envelope.route().bot(),
                from.getId(),
                envelope.id(),
                envelope.timing().enqueuedAt());
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
