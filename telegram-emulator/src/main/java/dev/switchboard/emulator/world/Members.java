package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatJoinRequest;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatMemberUpdated;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Coming and going: standings in groups and private chats, and which bots learn of their changes. */
public final class Members {
    /** How long a bot may write to one who asked to join (Bot API, {@code user_chat_id}). */
    private static final Duration JOIN_REQUEST_WINDOW = Duration.ofMinutes(5);

    private final World world;
    private final Messages messages;
    private final InstantSource time;

    Members(World world, Messages messages, InstantSource time) {
        this.world = world;
        this.messages = messages;
        this.time = time;
    }

    /**
     * Gives someone another standing in a group; what they had already changes nothing.
     *
     * @param actor who did it: the one concerned for a join or a leave, else an administrator
     */
    public void change(Group group, User user, Standing standing, User actor) {
        Standing before = group.standing(user);
        if (before.equals(standing)) {
            return;
        }
        check(group, user, before, standing);
        Sender sender = Senders.of(actor, group);
        User shownActor = Senders.actor(actor, group);
        group.put(user, standing);
        tellBots(group, user, before, shownActor);
        world.tell(new WorldEvent.MemberChanged(group, changed(group, user, before, shownActor, group.owner())));
        if (!before.isPresent() && standing.isPresent()) {
            closeJoinRequest(group, user);
        }
        if (!group.isChannel() && before.isPresent() != standing.isPresent()) {
            messages.serviceMessage(
                    sender,
                    group,
                    standing.isPresent()
                            ? new Content.NewChatMembers(List.of(user))
                            : new Content.LeftChatMember(user));
        }
    }

    private static void check(Group group, User user, Standing before, Standing after) {
        if (group.migratedTo().isPresent()) {
            throw NotPossible.because(
                    "this group became the supergroup " + group.migratedTo().getAsLong());
        }
        if (before instanceof Standing.Creator) {
            throw NotPossible.because("the owner of a group stays its owner");
        }
        if (group.isChannel() && user.isBot() && after.isPresent() && !after.isAdministrator()) {
            throw NotPossible.because("a bot can be in a channel only as an administrator");
        }
        if (group.type() != ChatType.SUPERGROUP && after instanceof Standing.Restricted) {
            throw NotPossible.because("members can be restricted in supergroups only");
        }
    }

    /**
     * Makes a supergroup of a basic group: all go along, and the old chat ends.
     *
     * @param actor the person who does it
     */
    public Group migrate(Group group, User actor) {
        if (group.type() != ChatType.GROUP || group.migratedTo().isPresent()) {
            throw NotPossible.because("only a basic group becomes a supergroup, and once");
        }
        Group supergroup = world.addGroup(
                null, ChatType.SUPERGROUP, String.valueOf(group.chat().title()), null, group.owner());
        List<Bot> bots = group.bots(Standing::isPresent);
        messages.serviceMessage(
                Sender.of(actor),
                group,
                new Content.MigrateToChatId(supergroup.chat().id()));
        group.migrateTo(supergroup);
        for (Bot bot : bots) {
            tellOfItself(supergroup, bot, Standing.left(), actor);
        }
        messages.serviceMessage(
                Sender.anonymous(actor, supergroup.chat(), null),
                supergroup,
                new Content.MigrateFromChatId(group.chat().id()));
        return supergroup;
    }

    /** A person blocks a bot, or lets it back; returns whether that changed anything. */
    public boolean block(User person, Bot bot, boolean block) {
        PrivateChat chat = world.privateChat(bot, person);
        if (chat.isBlocked() == block) {
            return false;
        }
        chat.block(block);
        ChatMember in = ChatMember.of(bot.user(), Standing.member(), ChatType.PRIVATE, false);
        ChatMember out = ChatMember.of(bot.user(), Standing.banned(), ChatType.PRIVATE, false);
        ChatMemberUpdated change =
                new ChatMemberUpdated(Chat.privateChat(person), person, now(), block ? in : out, block ? out : in);
        bot.post(Update.myChatMember(change));
        world.tell(new WorldEvent.MemberChanged(chat, change));
        return true;
    }

    /** A person asks to join; bots that may invite learn of it, and may write to the person for five minutes. */
    public void askToJoin(Group group, User person, @Nullable String bio) {
        Standing standing = group.standing(person);
        if (standing.isPresent()) {
            throw NotPossible.because("the person is in this group already");
        }
        if (standing instanceof Standing.Banned) {
            throw NotPossible.because("the person was removed from this group for good");
        }
        ChatJoinRequest request = new ChatJoinRequest(group.chat(), person, person.id(), now(), bio);
        for (Bot bot : group.bots(there -> there.may(AdministratorRight.CAN_INVITE_USERS))) {
            world.privateChat(bot, person).openUntil(time.instant().plus(JOIN_REQUEST_WINDOW));
            bot.post(Update.chatJoinRequest(request));
        }
    }

    private void tellBots(Group group, User user, Standing before, User actor) {
        world.findBot(user.id()).ifPresent(bot -> tellOfItself(group, bot, before, actor));
        for (Bot bot : group.bots(Standing::isAdministrator)) {
            if (bot.id() != user.id()) {
                bot.post(Update.chatMember(changed(group, user, before, actor, bot.user())));
            }
        }
    }

    private void tellOfItself(Group group, Bot bot, Standing before, User actor) {
        bot.post(Update.myChatMember(changed(group, bot.user(), before, actor, bot.user())));
    }

    private ChatMemberUpdated changed(Group group, User user, Standing before, User actor, User viewer) {
        return new ChatMemberUpdated(
                group.chat(), actor, now(), group.shown(user, before, viewer), group.member(user, viewer));
    }

    private void closeJoinRequest(Group group, User person) {
        for (Bot bot : group.bots(_ -> true)) {
            world.findPrivateChat(bot, person.id()).ifPresent(chat -> chat.openUntil(time.instant()));
        }
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
