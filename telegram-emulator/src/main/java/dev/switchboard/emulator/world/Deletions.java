package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.time.Duration;
import java.time.InstantSource;

/** Deleting: messages go, for everybody; no bot is told. */
public final class Deletions {
    /** Bot API, deleteMessage: "A message can only be deleted if it was sent less than 48 hours ago." */
    private static final Duration LIMIT = Duration.ofDays(2);

    private final World world;
    private final InstantSource time;

    Deletions(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** Tells whether a bot may delete a message (TDLib, MessagesManager.cpp, delete_messages). */
    public Verdict judge(Bot bot, Conversation conversation, Message message) {
        long age = time.instant().getEpochSecond() - message.date();
        boolean isOwn = message.author().id() == bot.id();
        return switch (conversation) {
            case PrivateChat _ -> age <= LIMIT.toSeconds() ? Verdict.ALLOWED : Verdict.NOT_FOR_EVERYONE;
            case Group group
            when group.type() == ChatType.GROUP ->
                age <= LIMIT.toSeconds()
                                && ((isOwn && !message.content().isService())
                                        || group.standing(bot.user()).isAdministrator())
                        ? Verdict.ALLOWED
                        : Verdict.NOT_FOR_EVERYONE;
            case Group group ->
                age < LIMIT.toSeconds() && mayDelete(group.standing(bot.user()), isOwn, message)
                        ? Verdict.ALLOWED
                        : Verdict.FORBIDDEN;
        };
    }

    /** In supergroups and channels (TDLib, MessagesManager.cpp, can_delete_channel_message). */
    static boolean mayDelete(Standing standing, boolean isOwn, Message message) {
        if (message.content() instanceof Content.MigrateFromChatId) {
            return false;
        }
        if (standing.may(AdministratorRight.CAN_DELETE_MESSAGES)) {
            return true;
        }
        boolean needsPostingRight =
                message.chat().type() == ChatType.CHANNEL || message.content().isService();
        return isOwn && (!needsPostingRight || standing.may(AdministratorRight.CAN_POST_MESSAGES));
    }

    /** A message goes; what is gone already stays so. */
    public void delete(Conversation conversation, Message message) {
        if (conversation.history().remove(message.messageId())) {
            world.changed(conversation.history());
        }
    }

    /** A person deletes a message: an own one, anyone's in a private chat, or as an administrator who may. */
    public void personDeletes(User person, Conversation conversation, int messageId) {
        PersonAccess.checkRead(person, conversation);
        Message message = conversation.history().message(messageId);
        world.access().checkDelete(person, conversation, message);
        delete(conversation, message);
    }

    /** What became of a wish to delete. */
    public enum Verdict {
        /** It may go. */
        ALLOWED,
        /** It may not. */
        FORBIDDEN,
        /** It may go for the bot alone, which bots cannot do. */
        NOT_FOR_EVERYONE
    }
}
