package dev.switchboard.dm.conversation;

import dev.switchboard.bots.BotToken;
import dev.switchboard.dm.limit.AskLimit;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
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
public final class PrivateMessageWorker implements UpdateHandler {
    private final MessageActions actions;
    private final AskLimit limit;
    private final Albums albums;
    private final Turn turn;
    private final InstantSource clock;

    /** Puts the worker together. */
    public PrivateMessageWorker(MessageActions actions, AskLimit limit, Albums albums, Turn turn, InstantSource clock) {
        this.actions = actions;
        this.limit = limit;
        this.albums = albums;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Update update, JobEnvelope envelope) {
        if (Contacts.isInChat(update.getMessage())) {
            return answer(update, update.getMessage(), envelope);
        }
        if (Contacts.isInChat(update.getEditedMessage())) {
            return BotToken.standsIn(Content.textOf(update.getEditedMessage()))
                    ? answer(update, update.getEditedMessage(), envelope)
                    : new Outcome.Done();
        }
        return UpdateWorker.unreadable("the update holds no message in a chat");
    }

    private Outcome answer(Update update, Message message, JobEnvelope envelope) {
        @Nullable User from = message.getFrom();
        if (from == null) {
            return new Outcome.Discard("no_sender");
        }
        if (!Contacts.isWhole(from)) {
            return UpdateWorker.unreadable("the message's sender is not whole");
        }
        if (from.getIsBot()) {
            // two bots that answer each other would never end
            return new Outcome.Discard("not_a_person");
        }
        if (!Content.isIn(message)) {
            return new Outcome.Discard("service_message");
        }
        if (!BotToken.standsIn(Content.textOf(message)) && albums.isAnswered(message, envelope)) {
            return new Outcome.Discard("album_answered");
        }
        var command = Command.in(message.getText());
        var action = switch (judged(from, envelope)) {
            case ADMITTED -> actions.of(command, Content.textOf(message));
            case REFUSED_WITH_NOTICE -> actions.beyondLimit(command, Content.textOf(message), true);
            case REFUSED -> actions.beyondLimit(command, Content.textOf(message), false);
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
        return Command.in(message.getText()).map(Command::argument).orElseGet(() -> Content.textOf(message));
    }

    private static Instant wroteAt(Message message) {
        return Instant.ofEpochSecond(Objects.requireNonNullElse(message.getDate(), 0));
    }
}
