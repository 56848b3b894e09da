package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.User;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writing: what people and bots say in chats. */
public final class Messages {
    private final World world;
    private final InstantSource time;

    Messages(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** A person writes a text; in a private chat this opens it for the bot. */
    public Message personWrites(User person, Conversation conversation, String text, int replyTo) {
        return personWrites(Senders.of(person, conversation), conversation, List.of(text(text)), replyTo)
                .getFirst();
    }

    /**
     * A person writes some messages, all or none; in a private chat this opens it for the bot.
     *
     * @param replyTo the message that they answer; 0 for none
     */
    public List<Message> personWrites(User person, Conversation conversation, List<NewMessage> written, int replyTo) {
        return personWrites(Senders.of(person, conversation), conversation, written, replyTo);
    }

    /** A person writes in a group in the name of a channel that is theirs. */
    public Message channelWrites(User person, Group group, Group channel, String text, int replyTo) {
        return personWrites(Senders.asChannel(person, group, channel), group, List.of(text(text)), replyTo)
                .getFirst();
    }

    /** A person forwards some messages of a chat to another, all or none. */
    public List<Message> personForwards(
            User person, Conversation source, List<Integer> messageIds, Conversation target) {
        PersonAccess.checkRead(person, source);
        List<NewMessage> forwards = new ArrayList<>();
        for (int messageId : messageIds) {
            Message original = source.history().message(messageId);
            PersonAccess.checkForward(person, source, original);
            forwards.add(world.forwards().forward(original));
        }
        return personWrites(person, target, forwards, 0);
    }

    private List<Message> personWrites(
            Sender sender, Conversation conversation, List<NewMessage> written, int replyTo) {
        User person = sender.author();
        written.forEach(message -> world.access().checkWrite(person, conversation, message.content()));
        Message replied = replyTo == 0 ? null : conversation.history().message(replyTo);
        if (conversation instanceof PrivateChat chat) {
            chat.start();
        }
        List<Message> messages = new ArrayList<>();
        for (NewMessage message : written) {
            Message sent = write(sender, conversation, message.inReplyTo(replied));
            conversation.history().keyboardUsedBy(person.id());
            Announcements.announce(sent, conversation);
            messages.add(sent);
        }
        return messages;
    }

    /**
     * Returns the message that says this.
     *
     * @throws NotPossible if that is nothing
     */
    private NewMessage text(String text) {
        FormattedText formatted = TextFormatting.plain(text);
        if (formatted.text().isEmpty()) {
            throw NotPossible.because("nobody can send an empty message");
        }
        return NewMessage.of(TextContent.of(world, formatted));
    }

    /** A bot writes, having been let. */
    public Message botWrites(Bot bot, Conversation conversation, NewMessage written) {
        Message message = write(Senders.of(bot.user(), conversation), conversation, written);
        if (conversation instanceof Group group) {
            group.writtenBy(bot.user());
            if (group.isChannel()) {
                Announcements.announce(message, group);
            }
        }
        return message;
    }

    /** A service message appears, and the bots in the chat learn of it. */
    void serviceMessage(Sender sender, Conversation conversation, Content content) {
        Announcements.announce(write(sender, conversation, NewMessage.of(content)), conversation);
    }

    private Message write(Sender sender, Conversation conversation, NewMessage written) {
        Message replyTo = written.replyTo();
        Message message = new Message(
                conversation.nextMessageId(),
                sender,
                conversation.chat(),
                now(),
                null,
                written.forward(),
                replyTo == null ? null : replyTo.quoted(),
                written.mediaGroupId(),
                written.content(),
                written.markup(),
                written.isProtected() ? true : null);
        conversation.history().add(message);
        if (message.markup() != null && message.replyMarkup() == null) {
            conversation.history().keyboards().follow(message.markup(), meantBy(message, message.markup()));
        }
        world.changed(conversation.history());
        return message;
    }

    /** Whom a selective keyboard is for: those whom the text mentions, and the one it answers. */
    private Set<Long> meantBy(Message message, JsonNode markup) {
        Set<Long> meant = new HashSet<>();
        if (!markup.path("selective").asBoolean()) {
            return meant;
        }
        if (message.replyToMessage() != null) {
            meant.add(message.replyToMessage().author().id());
        }
        if (message.content() instanceof Content.Text(String text, List<MessageEntity> entities) && entities != null) {
            for (MessageEntity entity : entities) {
                if (entity.user() != null) {
                    meant.add(entity.user().id());
                } else if (entity.type().equals("mention")) {
                    String name = text.substring(entity.offset() + 1, entity.offset() + entity.length());
                    world.accounts().findPerson(name).ifPresent(person -> meant.add(person.id()));
                }
            }
        }
        return meant;
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
