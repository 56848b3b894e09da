package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
        return bot.readsAllGroupMessages()
                || standing.isAdministrator()
                || isCommandFor(bot, group, message.content())
                || isToBotsMatter(bot, group, message.replyToMessage());
    }

    /** A reply reaches the bot if what it replies to is the bot's, or was meant for it. */
    private static boolean isToBotsMatter(Bot bot, Group group, @Nullable Message replied) {
        return replied != null && (replied.author().id() == bot.id() || isCommandFor(bot, group, replied.content()));
    }

    private static boolean isCommandFor(Bot bot, Group group, Content content) {
        return switch (content) {
            case Content.Text text -> isCommandFor(bot, group, text.text(), text.entities());
            case Content.Media media ->
                isCommandFor(bot, group, media.caption().text(), media.caption().entities());
            default -> false;
        };
    }

    private static boolean isCommandFor(Bot bot, Group group, String text, @Nullable List<MessageEntity> entities) {
        String suffix = "@" + bot.user().username();
        for (MessageEntity entity : entities == null ? List.<MessageEntity>of() : entities) {
            if (entity.type().equals("bot_command")) {
                String command = text.substring(entity.offset(), entity.offset() + entity.length());
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
