package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.text.FormattedText;
import dev.switchboard.emulator.text.TextFormatting;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
        return personWrites(person, conversation, text(text).inReplyTo(replied(conversation, replyTo)));
    }

    /** A person writes; in a private chat this opens it for the bot. */
    public Message personWrites(User person, Conversation conversation, NewMessage written) {
        return personWrites(Senders.of(person, conversation), conversation, written);
    }

    /** A person writes in a group in the name of a channel that is theirs. */
    public Message channelWrites(User person, Group group, Group channel, String text, int replyTo) {
        Sender sender = Senders.asChannel(person, group, channel);
        return personWrites(sender, group, text(text).inReplyTo(replied(group, replyTo)));
    }

    private Message personWrites(Sender sender, Conversation conversation, NewMessage written) {
        world.checkActive(sender.author());
        switch (conversation) {
            case PrivateChat chat -> {
                if (chat.isBlocked()) {
                    throw NotPossible.because("the person blocked this bot and must unblock it first");
                }
                chat.start();
            }
            case Group group -> checkMayWrite(sender.author(), group, written.content());
        }
        Message message = write(sender, conversation, written);
        conversation.history().keyboardUsedBy(sender.author().id());
        Announcements.announce(message, conversation);
        return message;
    }

    /**
     * Returns the message that says this.
     *
     * @throws NotPossible if that is nothing
     */
    public NewMessage text(String text) {
        FormattedText formatted = TextFormatting.plain(text);
        if (formatted.text().isEmpty()) {
            throw NotPossible.because("nobody can send an empty message");
        }
        return NewMessage.of(TextContent.of(world, formatted));
    }

    /** Returns the message to be answered; 0 is none. */
    public @Nullable Message replied(Conversation conversation, int messageId) {
        return messageId == 0 ? null : conversation.history().message(messageId);
    }

    private static void checkMayWrite(User person, Group group, Content content) {
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
        if (!group.isChannel() && !group.permits(person, needed(content))) {
            throw NotPossible.because("the person may not write in this group");
        }
    }

    private static ChatPermission needed(Content content) {
        return content instanceof Content.Media media ? media.kind().permission() : ChatPermission.CAN_SEND_MESSAGES;
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
                    world.people().stream()
                            .filter(person -> person.isNamed(name))
                            .forEach(person -> meant.add(person.id()));
                }
            }
        }
        return meant;
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
