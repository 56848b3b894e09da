package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.util.Locale;

/** Which bots learn of a message. */
final class Announcements {
    private Announcements() {}

    /** Tells the bots that see this new message. */
    static void announce(Message message, Conversation conversation) {
        tell(message, message.author(), conversation, Update.message(message));
    }

    /** Tells the bots that see this edited message, but for its editor, who in a channel need not be its author. */
    static void announceEdit(Message message, User editor, Conversation conversation) {
        tell(message, editor, conversation, Update.editedMessage(message));
    }

    private static void tell(Message message, User actor, Conversation conversation, Update update) {
        switch (conversation) {
            case PrivateChat chat -> chat.bot().post(update);
            case Group group -> {
                for (Bot bot : group.bots(_ -> true)) {
                    if (sees(bot, group, message, actor)) {
                        bot.post(update);
                    }
                }
            }
        }
    }

    /**
     * Privacy mode: what a bot in a group sees (Bots FAQ, "What messages will my bot get?"; Bot features, "Privacy
     * mode"). A bot's own service messages come to it too (Bot API server, Client.cpp, need_skip_update_message).
     */
    private static boolean sees(Bot bot, Group group, Message message, User actor) {
        if (message.content() instanceof Content.LeftChatMember(User leaver) && leaver.id() == bot.id()) {
            return true;
        }
        Standing standing = group.standing(bot.id());
        if (!standing.isPresent()) {
            return false;
        }
        if (message.content().isService()) {
            return true;
        }
        if (actor.id() == bot.id()) {
            return false;
        }
        Message replied = message.replyToMessage();
        return bot.readsAllGroupMessages()
                || standing.isAdministrator()
                || isCommandFor(bot, group, message.content())
                || (replied != null && replied.author().id() == bot.id());
    }

    private static boolean isCommandFor(Bot bot, Group group, Content content) {
        if (!(content instanceof Content.Text text) || text.entities() == null) {
            return false;
        }
        String suffix = "@" + bot.user().username();
        for (MessageEntity entity : text.entities()) {
            if (entity.type().equals("bot_command")) {
                String command = text.text().substring(entity.offset(), entity.offset() + entity.length());
                if (command.indexOf('@') < 0
                        ? group.wroteLast(bot)
                        : command.toLowerCase(Locale.ROOT).endsWith(suffix.toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
        }
        return false;
    }
}
