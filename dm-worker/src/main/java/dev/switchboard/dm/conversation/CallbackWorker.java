package dev.switchboard.dm.conversation;

import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.limit.AskLimit;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Does what a pressed button stands for, and puts the answer in the place of its message. Ingress has answered the query.
 * Buttons of groups are others than those of private chats.
 *
 * <p>A button's data is a word, or a word and an argument with a colon between them. Anybody can send any data: what is not
 * ours is dropped, and each action checks its argument.
 */
public final class CallbackWorker implements UpdateHandler {
    private static final Action DROPPED = (_, _) -> new Performed.NotDone(new Outcome.Discard("pressed_too_often"));

    private final Buttons buttons;
    private final AskLimit limit;
    private final Turn turn;
    private final InstantSource clock;

    /**
     * Puts the worker together.
     *
     * @param buttons what can be pressed
     */
    public CallbackWorker(Buttons buttons, AskLimit limit, Turn turn, InstantSource clock) {
        this.buttons = buttons;
        this.limit = limit;
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Update update, JobEnvelope envelope) {
        return isWhole(update.getCallbackQuery())
                ? press(update, update.getCallbackQuery(), envelope)
                : UpdateWorker.unreadable("the update holds no whole callback query of a person");
    }

    private static boolean isWhole(@Nullable CallbackQuery query) {
        return query != null
                && Contacts.isWhole(query.getFrom())
                && (query.getMessage() == null || Contacts.isInChat(query.getMessage()));
    }

    private Outcome press(Update update, CallbackQuery query, JobEnvelope envelope) {
        @Nullable String data = query.getData();
        if (data == null) {
            return new Outcome.Discard("no_callback_data");
        }
        if (query.getInlineMessageId() != null) {
            // under a message that somebody sent by way of a bot: this one offers none
            return new Outcome.Discard("button_not_ours");
        }
        int colon = data.indexOf(':');
        var action = at(query).find(colon < 0 ? data : data.substring(0, colon));
        if (action.isEmpty()) {
            return new Outcome.Discard("unknown_button");
        }
        var ask = ask(query, envelope, colon < 0 ? "" : data.substring(colon + 1));
        var admitted = limited(query, envelope, action.get());
        return turn.take(
                envelope,
                query.getFrom().getId(),
                envelope.timing().enqueuedAt(),
                update.getUpdateId(),
                bot -> admitted.perform(ask, bot));
    }

    private Action limited(CallbackQuery query, JobEnvelope envelope, Action action) {
        var pressedAt = envelope.timing().enqueuedAt();
        return switch (limit.judge(envelope.route().bot(), query.getFrom().getId(), envelope.id(), pressedAt)) {
            case ADMITTED -> action;
            // a group is not to be filled with notices
            case REFUSED_WITH_NOTICE -> isInPrivateChat(query) ? buttons.pressedTooOften() : DROPPED;
            case REFUSED -> DROPPED;
        };
    }

    private Actions at(CallbackQuery query) {
        return isInPrivateChat(query) ? buttons.inPrivateChats() : buttons.inGroups();
    }

    private static boolean isInPrivateChat(CallbackQuery query) {
        return query.getMessage() == null || query.getMessage().isUserMessage();
    }

    private Ask ask(CallbackQuery query, JobEnvelope envelope, String argument) {
        var contact = Contacts.of(envelope, query.getFrom(), clock.instant());
        // a message that Telegram shows no more cannot be edited
        return query.getMessage() instanceof Message message
                ? new Ask(
                        envelope,
                        contact,
                        message.getChatId(),
                        argument,
                        message.getMessageId(),
                        true,
                        message.getReplyMarkup())
                : new Ask(envelope, contact, contact.userId(), argument, null, true, null);
    }
}
