package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writing, editing and pressing: what people and bots do in chats, and which bots learn of it. */
public final class Messages {
    private final World world;
    private final InstantSource time;

    Messages(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** A person writes; in a private chat this opens it for the bot. */
    public Message personWrites(User person, Conversation conversation, String text, int replyTo) {
        return personWrites(Senders.of(person, conversation), conversation, text, replyTo);
    }

    private Message personWrites(Sender sender, Conversation conversation, String text, int replyTo) {
        if (text.isBlank()) {
            throw NotPossible.because("nobody can send an empty message");
        }
        switch (conversation) {
            case PrivateChat chat -> {
                if (chat.isBlocked()) {
                    throw NotPossible.because("the person blocked this bot and must unblock it first");
                }
                chat.start();
            }
            case Group group -> checkMayWrite(sender.author(), group);
        }
        Message quoted = null;
        if (replyTo != 0) {
            quoted = conversation.history().find(replyTo).orElseThrow(() -> NotPossible.noSuch("message", replyTo));
        }
        Message message = write(sender, conversation, Content.Text.of(text), null, quoted);
        Announcements.announce(message, conversation);
        return message;
    }

    /** A person writes in a group in the name of a channel that is theirs. */
    public Message channelWrites(User person, Group group, Group channel, String text, int replyTo) {
        return personWrites(Senders.asChannel(person, group, channel), group, text, replyTo);
    }

    private static void checkMayWrite(User person, Group group) {
        if (group.migratedTo().isPresent()) {
            throw NotPossible.because(
                    "this group became the supergroup " + group.migratedTo().getAsLong());
        }
        Standing standing = group.standing(person);
        if (!standing.isPresent()) {
            throw NotPossible.because("the person is not in this group");
        }
        if (group.isChannel() && !standing.may(AdministratorRight.CAN_POST_MESSAGES)) {
            throw NotPossible.because("only administrators who may post write in a channel");
        }
    }

    /** A bot writes, having been let. */
    public Message botWrites(
            Bot bot,
            Conversation conversation,
            String text,
            @Nullable JsonNode replyMarkup,
            @Nullable Message replyTo) {
        Message message =
                write(Senders.of(bot.user(), conversation), conversation, Content.Text.of(text), replyMarkup, replyTo);
        if (conversation instanceof Group group) {
            group.writtenBy(bot.user());
            if (group.isChannel()) {
                Announcements.announce(message, group);
            }
        }
        return message;
    }

    /** A bot gives its message another text and keyboard; returns empty if it has these already. */
    public Optional<Message> botEdits(
            Conversation conversation, Message message, String text, @Nullable JsonNode replyMarkup) {
        Content content = Content.Text.of(text);
        if (content.equals(message.content()) && Objects.equals(replyMarkup, message.replyMarkup())) {
            return Optional.empty();
        }
        Message edited = message.edited(content, replyMarkup, now());
        conversation.history().replace(edited);
        world.changed(conversation.history());
        return Optional.of(edited);
    }

    /** A service message appears, and the bots in the group learn of it. */
    void serviceMessage(Sender sender, Group group, Content content) {
        Announcements.announce(write(sender, group, content, null, null), group);
    }

    /**
     * A person presses an inline button.
     *
     * @param button its {@code callback_data}, or else the words on it
     */
    public CallbackQuery press(User person, Conversation conversation, int messageId, String button) {
        Message message =
                conversation.history().find(messageId).orElseThrow(() -> NotPossible.noSuch("message", messageId));
        String data = callbackData(message, button);
        Bot bot = world.bot(message.author().id());
        String chatInstance = Long.toString(conversation.chat().id() * 31 + bot.id());
        CallbackQuery query = new CallbackQuery(world.callbacks().nextId(), person, message, chatInstance, data);
        world.callbacks().add(bot, query);
        bot.post(Update.callbackQuery(query));
        return query;
    }

    /** A bot answers a press; returns false if it is another's, unknown, or too old. */
    public boolean answer(Bot bot, String queryId, Callbacks.Answer answer) {
        boolean taken = world.callbacks().answer(bot, queryId, answer);
        world.changed(world.callbacks());
        return taken;
    }

    private static String callbackData(Message message, String button) {
        JsonNode markup = message.replyMarkup();
        String byLabel = null;
        if (markup != null) {
            for (JsonNode row : markup.path("inline_keyboard")) {
                for (JsonNode candidate : row) {
                    String data = candidate.path("callback_data").asText("");
                    if (data.equals(button)) {
                        return data;
                    }
                    if (byLabel == null
                            && !data.isEmpty()
                            && candidate.path("text").asText().equals(button)) {
                        byLabel = data;
                    }
                }
            }
        }
        if (byLabel == null) {
            throw NotPossible.noSuch("callback button", button);
        }
        return byLabel;
    }

    private Message write(
            Sender sender,
            Conversation conversation,
            Content content,
            @Nullable JsonNode replyMarkup,
            @Nullable Message replyTo) {
        Message message = new Message(
                conversation.nextMessageId(),
                sender,
                conversation.chat(),
                now(),
                null,
                replyTo == null ? null : replyTo.quoted(),
                content,
                replyMarkup);
        conversation.history().add(message);
        world.changed(conversation.history());
        return message;
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
