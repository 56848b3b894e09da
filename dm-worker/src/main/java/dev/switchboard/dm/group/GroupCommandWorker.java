package dev.switchboard.dm.group;

import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.dm.conversation.Command;
import dev.switchboard.dm.conversation.Contacts;
import dev.switchboard.dm.conversation.Turn;
import dev.switchboard.dm.conversation.UpdateHandler;
import dev.switchboard.dm.conversation.UpdateWorker;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.work.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Does what is asked for in a group, and answers there. What is not for this bot, or not known to it, is dropped without a
 * word: a group is not to be filled with answers.
 */
public final class GroupCommandWorker implements UpdateHandler {
    private final CachedBotDirectory bots;
    private final Map<String, GroupAction> actions;
    private final Turn turn;
    private final InstantSource clock;

    /**
     * Puts the worker together.
     *
     * @param actions by the names of their commands
     */
    public GroupCommandWorker(
            CachedBotDirectory bots, Map<String, GroupAction> actions, Turn turn, InstantSource clock) {
        this.bots = bots;
        this.actions = Map.copyOf(actions);
        this.turn = turn;
        this.clock = clock;
    }

    @Override
    public Outcome handle(Update update, JobEnvelope envelope) {
        return Contacts.isInChat(update.getMessage())
                ? obey(update, envelope)
                : UpdateWorker.unreadable("the update holds no message in a chat");
    }

    private Outcome obey(Update update, JobEnvelope envelope) {
        var message = update.getMessage();
        if (!message.isGroupMessage() && !message.isSuperGroupMessage()) {
            return new Outcome.Discard("outside_group");
        }
        var command = Command.in(message.getText()).orElse(null);
        if (command == null) {
            return new Outcome.Discard("unknown_command");
        }
        if (command.bot() != null && !isName(envelope.route().bot(), command.bot())) {
            return new Outcome.Discard("for_another_bot");
        }
        var action = actions.get(command.name());
        return action == null
                ? new Outcome.Discard("unknown_command")
                : perform(command.name(), action, update, envelope);
    }

    private Outcome perform(String command, GroupAction action, Update update, JobEnvelope envelope) {
        var message = update.getMessage();
        if (message.getFrom() == null) {
            return new Outcome.Discard("no_sender");
        }
        if (!Contacts.isWhole(message.getFrom())) {
            return UpdateWorker.unreadable("the message's sender is not whole");
        }
        boolean anonymous = isAnonymousAdmin(message);
        if ((message.getFrom().getIsBot() || message.getSenderChat() != null) && !anonymous) {
            // a channel that writes in the group, or whose posts come here by themselves: no person, and so no admin
            return new Outcome.Discard("not_a_person");
        }
        var contact = Contacts.of(envelope, message.getFrom(), clock.instant());
        var title = Objects.requireNonNullElse(message.getChat().getTitle(), "");
        var ask = new GroupAsk(envelope, command, contact, message.getChatId(), topic(message), title, anonymous);
        return turn.take(
                envelope,
                contact.userId(),
                Instant.ofEpochSecond(Objects.requireNonNullElse(message.getDate(), 0)),
                update.getUpdateId(),
                telegram -> action.perform(ask, telegram));
    }

    /** A reply has a thread too, but only in a topic can one be written to (Bot API, Message.is_topic_message). */
    private static @Nullable Integer topic(Message message) {
        return message.isTopicMessage() ? message.getMessageThreadId() : null;
    }

    private boolean isName(long bot, String username) {
        return bots.find(bot)
                .map(known -> known.username().equalsIgnoreCase(username))
                .orElse(true);
    }

    /** Bot API, Message.sender_chat: the group itself for messages of its anonymous administrators. */
    private static boolean isAnonymousAdmin(Message message) {
        @Nullable Chat sender = message.getSenderChat();
        return sender != null && message.getChatId().equals(sender.getId());
    }
}
