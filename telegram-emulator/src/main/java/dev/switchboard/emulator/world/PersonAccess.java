package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The one guard before what people read, write and change in chats: what Telegram's apps and server let them do there.
 * Each check returns if the person may, and throws {@link NotPossible} with the reason if not. What bots may do is
 * another question, and so is who may change others' standings ({@link PersonRights}).
 */
public final class PersonAccess {
    /** TDLib, MessagesManager.cpp, can_edit_message: {@code DEFAULT_EDIT_TIME_LIMIT}; bots can for ever. */
    private static final Duration EDIT_LIMIT = Duration.ofDays(2);

    private final World world;
    private final InstantSource time;

    PersonAccess(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /**
     * Returns a chat that a person can read: a private chat of theirs, a group they are in, or a public one that did not
     * throw them out (TDLib, ChatManager.cpp, have_input_peer_channel).
     */
    public Conversation toRead(User person, long peer) {
        Conversation conversation = world.chats().conversation(person, peer);
        checkRead(person, conversation);
        return conversation;
    }

    /** Tells whether a person can read a chat, as {@link #toRead}. */
    public static boolean mayRead(User person, Conversation conversation) {
        return switch (conversation) {
            case PrivateChat chat -> chat.isSeenBy(person.id());
            case Group group -> {
                Standing standing = group.standing(person);
                yield standing.isPresent() || (group.isPublic() && !(standing instanceof Standing.Banned));
            }
        };
    }

    static void checkRead(User person, Conversation conversation) {
        if (!mayRead(person, conversation)) {
            throw outside(conversation, person);
        }
    }

    /** Refuses one who deleted their account: it does nothing more. */
    void checkActive(User person) {
        if (world.accounts().isDeactivated(person)) {
            throw NotPossible.because("the person deleted their account");
        }
    }

    /** TDLib, DialogManager.cpp, can_send_message_to_dialog; MessageContent.cpp, can_send_message_content. */
    void checkWrite(User person, Conversation conversation, Content content) {
        checkActive(person);
        switch (conversation) {
            case PrivateChat chat -> checkNotBlocked(chat);
            case Group group -> {
                checkNotMigrated(group);
                checkPresent(person, group);
                if (group.isChannel() && !group.standing(person).may(AdministratorRight.CAN_POST_MESSAGES)) {
                    throw NotPossible.because("only administrators who may post write in a channel");
                }
                if (!group.isChannel() && !group.permits(person, needed(content))) {
                    throw NotPossible.because("the person may not write in this group");
                }
            }
        }
    }

    /** TDLib, MessagesManager.cpp, can_forward_message. */
    static void checkForward(User person, Conversation source, Message message) {
        checkRead(person, source);
        if (message.hasProtectedContent() != null || message.content().isService()) {
            throw NotPossible.because("message " + message.messageId() + " cannot be forwarded");
        }
    }

    /** Who can read a message can press its buttons; one who blocked the bot sees it no more. */
    void checkPress(User person, Conversation conversation) {
        checkActive(person);
        checkRead(person, conversation);
        if (conversation instanceof PrivateChat chat) {
            checkNotBlocked(chat);
        }
    }

    /** TDLib, DialogManager.cpp, can_pin_messages; administrators may what everyone may (apply_restrictions). */
    void checkPin(User person, Conversation conversation) {
        checkActive(person);
        if (!(conversation instanceof Group group)) {
            return;
        }
        checkNotMigrated(group);
        checkPresent(person, group);
        Standing standing = group.standing(person);
        boolean mayPin = group.isChannel()
                ? standing.may(AdministratorRight.CAN_EDIT_MESSAGES)
                : standing.may(AdministratorRight.CAN_PIN_MESSAGES)
                        || (standing.isAdministrator()
                                ? group.permissions().contains(ChatPermission.CAN_PIN_MESSAGES)
                                : group.permits(person, ChatPermission.CAN_PIN_MESSAGES));
        if (!mayPin) {
            throw NotPossible.because("the person may not pin messages here");
        }
    }

    /** TDLib, MessagesManager.cpp, can_edit_message; MTProto, messages.editMessage, possible errors. */
    void checkEdit(User person, Conversation conversation, Message message) {
        boolean isOwn = message.author().id() == person.id();
        boolean hasLimit = true;
        checkActive(person);
        switch (conversation) {
            case PrivateChat chat -> checkNotBlocked(chat);
            case Group group -> {
                checkNotMigrated(group);
                checkPresent(person, group);
                Standing standing = group.standing(person);
                if (group.isChannel()) {
                    boolean mayEditAll = standing.may(AdministratorRight.CAN_EDIT_MESSAGES);
                    isOwn = mayEditAll || (isOwn && standing.may(AdministratorRight.CAN_POST_MESSAGES));
                    hasLimit = !mayEditAll;
                } else if (isOwn && !group.permits(person, needed(message.content()))) {
                    throw NotPossible.because("the person may not write in this group");
                } else {
                    hasLimit =
                            group.type() != ChatType.SUPERGROUP || !standing.may(AdministratorRight.CAN_PIN_MESSAGES);
                }
            }
        }
        if (!isOwn || message.forward() != null || message.content().isService()) {
            throw NotPossible.because("people edit only what they wrote themselves");
        }
        if (hasLimit && time.instant().getEpochSecond() - message.date() >= EDIT_LIMIT.toSeconds()) {
            throw NotPossible.because("people edit their messages for 48 hours");
        }
    }

    /** TDLib, MessagesManager.cpp, can_delete_channel_message and can_revoke_message: for people without a limit of time. */
    void checkDelete(User person, Conversation conversation, Message message) {
        checkActive(person);
        if (!(conversation instanceof Group group)) {
            return;
        }
        checkPresent(person, group);
        Standing standing = group.standing(person);
        boolean isOwn = message.author().id() == person.id();
        boolean mayDelete = group.type() == ChatType.GROUP
                ? standing.isAdministrator() || (isOwn && !message.content().isService())
                : Deletions.mayDelete(standing, isOwn, message);
        if (!mayDelete) {
            throw NotPossible.because("only its author and administrators who may delete it");
        }
    }

    /** By a link or a request: MTProto, messages.importChatInvite, possible errors. */
    void checkEnter(User person, Group group) {
        checkActive(person);
        checkNotMigrated(group);
        Standing standing = group.standing(person);
        if (standing.isPresent()) {
            throw NotPossible.because("the person is in this group already");
        }
        if (standing instanceof Standing.Banned) {
            throw outside(group, person);
        }
    }

    /** Inviting others by links, and deciding on those who ask, takes this right. */
    void checkInvite(User person, Group group) {
        checkActive(person);
        if (!group.standing(person).may(AdministratorRight.CAN_INVITE_USERS)) {
            throw NotPossible.because("this takes the right can_invite_users");
        }
    }

    /** A basic group that became a supergroup is read only. */
    static void checkNotMigrated(Group group) {
        if (group.migratedTo().isPresent()) {
            throw NotPossible.because(
                    "this group became the supergroup " + group.migratedTo().getAsLong());
        }
    }

    private static void checkPresent(User person, Group group) {
        if (!group.standing(person).isPresent()) {
            throw outside(group, person);
        }
    }

    private static void checkNotBlocked(PrivateChat chat) {
        if (chat.isBlocked()) {
            throw NotPossible.because("the person blocked this bot and must unblock it first");
        }
    }

    private static NotPossible outside(Conversation conversation, User person) {
        return conversation instanceof Group group && group.standing(person) instanceof Standing.Banned
                ? NotPossible.because("the person was removed from this group for good")
                : NotPossible.because("the person is not in this group");
    }

    private static ChatPermission needed(Content content) {
        return content instanceof Content.Media media ? media.kind().permission() : ChatPermission.CAN_SEND_MESSAGES;
    }
}
