package dev.switchboard.emulator.world;

import dev.switchboard.emulator.text.FormattedText;
import dev.switchboard.emulator.text.TextFormatting;
import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;

/** Writing: what people and bots say in chats. */
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
        world.checkActive(sender.author());
        FormattedText formatted = TextFormatting.plain(text);
        if (formatted.text().isEmpty()) {
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
        NewMessage written = NewMessage.of(TextContent.of(world, formatted)).inReplyTo(quoted);
        Message message = write(sender, conversation, written);
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
        if (!group.isChannel() && !group.permits(person, ChatPermission.CAN_SEND_MESSAGES)) {
            throw NotPossible.because("the person may not write in this group");
        }
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
        world.changed(conversation.history());
        return message;
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
