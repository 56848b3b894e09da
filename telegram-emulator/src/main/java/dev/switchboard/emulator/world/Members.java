package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatMemberUpdated;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Sender;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.types.User;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Coming and going: standings in groups and private chats, and which bots learn of their changes. */
public final class Members {
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
        boolean byThemselves = actor.id() == user.id();
        change(group, user, kept(group, user, standing, byThemselves), Senders.of(actor, group), Way.OTHER);
    }

    /** A person does this to themselves or to another; they need the rights for it. */
    public void personChanges(Group group, User user, Standing standing, User person) {
        world.access().checkActive(person);
        PersonRights.check(group, user, standing, person);
        change(group, user, standing, person);
    }

    /** Someone comes in by a link or a join request; the service message is theirs, whoever let them in. */
    void enter(Group group, User user, User actor, Way way) {
        Standing after = kept(group, user, Standing.member(), true);
        change(group, user, after, Senders.of(actor, group), way);
    }

    private void change(Group group, User user, Standing after, Sender actor, Way way) {
        Standing before = group.standing(user);
        if (before.equals(after)) {
            return;
        }
        check(group, user, before, after);
        group.put(user, after);
        User shownActor = actor.from() == null ? actor.author() : actor.from();
        Step step = new Step(group, user, before, shownActor, now(), way);
        tellBots(step);
        world.tell(new WorldEvent.MemberChanged(group, step.seenBy(group.owner())));
        if ((!before.isPresent() && after.isPresent()) || after instanceof Standing.Banned) {
            world.joinRequests().close(group, user);
        }
        if (!group.isChannel() && before.isPresent() != after.isPresent()) {
            messages.serviceMessage(
                    way.equals(Way.OTHER) ? actor : Sender.of(user),
                    group,
                    after.isPresent() ? new Content.NewChatMembers(List.of(user)) : new Content.LeftChatMember(user));
        }
    }

    /**
     * Restrictions outlast leaving and coming back; a basic group keeps no person out; an administrator without any
     * right is a member, but a bot that is no longer one leaves a channel, where it can be nothing else.
     */
    private static Standing kept(Group group, User user, Standing wanted, boolean byThemselves) {
        if (group.type() == ChatType.GROUP && wanted instanceof Standing.Banned && !user.isBot()) {
            return Standing.left();
        }
        if (wanted instanceof Standing.Administrator(Set<AdministratorRight> wantedRights, long by, String title)) {
            Set<AdministratorRight> rights = AdministratorRight.meantIn(group.type(), wantedRights);
            return rights.isEmpty()
                    ? kept(group, user, Standing.member(), byThemselves)
                    : new Standing.Administrator(rights, by, title);
        }
        boolean isDemoted = group.standing(user).isAdministrator() && wanted instanceof Standing.Member;
        if (isDemoted && user.isBot() && group.isChannel()) {
            return Standing.left();
        }
        if (byThemselves
                && group.standing(user)
                        instanceof Standing.Restricted(boolean _, Set<ChatPermission> permissions, long until)) {
            return new Standing.Restricted(wanted.isPresent(), permissions, until);
        }
        return wanted;
    }

    private static void check(Group group, User user, Standing before, Standing after) {
        PersonAccess.checkNotMigrated(group);
        if (before instanceof Standing.Creator != after instanceof Standing.Creator) {
            throw NotPossible.because("the owner of a group stays its owner");
        }
        if (after instanceof Standing.Creator && after.isAnonymous() && group.type() != ChatType.SUPERGROUP) {
            throw NotPossible.because("the owner can be anonymous in supergroups only");
        }
        if (group.isChannel() && user.isBot() && after.isPresent() && !after.isAdministrator()) {
            throw NotPossible.because("a bot can be in a channel only as an administrator");
        }
        if (group.type() != ChatType.SUPERGROUP && after instanceof Standing.Restricted) {
            throw NotPossible.because("members can be restricted in supergroups only");
        }
    }

    /** A person blocks a bot, or lets it back; returns whether that changed anything. */
    public boolean block(User person, Bot bot, boolean block) {
        world.access().checkActive(person);
        PrivateChat chat = world.chats().privateChat(bot, person);
        if (chat.isBlocked() == block) {
            return false;
        }
        chat.block(block);
        ChatMember in = ChatMember.of(bot.user(), Standing.member(), ChatType.PRIVATE, false);
        ChatMember out = ChatMember.of(bot.user(), Standing.banned(), ChatType.PRIVATE, false);
        ChatMemberUpdated change = new ChatMemberUpdated(
                Chat.privateChat(person), person, now(), block ? in : out, block ? out : in, null, null);
        bot.post(Update.myChatMember(change));
        world.tell(new WorldEvent.MemberChanged(chat, change));
        return true;
    }

    private void tellBots(Step step) {
        world.accounts()
                .findBot(step.user.id())
                .ifPresent(bot -> bot.post(Update.myChatMember(step.seenBy(bot.user()))));
        for (Bot bot : step.group.bots(Standing::isAdministrator)) {
            if (bot.id() != step.user.id()) {
                bot.post(Update.chatMember(step.seenBy(bot.user())));
            }
        }
    }

    /** The bots that a basic group took along learn that they are in the supergroup. */
    void tellOfMigration(Group supergroup, User actor) {
        for (Bot bot : supergroup.bots(Standing::isPresent)) {
            Step step = new Step(supergroup, bot.user(), Standing.left(), actor, now(), Way.OTHER);
            bot.post(Update.myChatMember(step.seenBy(bot.user())));
        }
    }

    private long now() {
        return time.instant().getEpochSecond();
    }

    /**
     * How someone came.
     *
     * @param link by which link, if by one
     * @param byRequest whether they asked without a link and were let in
     */
    record Way(@Nullable InviteLink link, boolean byRequest) {
        /** They came by themselves, were added, or did not come at all. */
        static final Way OTHER = new Way(null, false);
    }

    /** A change that was made, as others are told of it. */
    private record Step(Group group, User user, Standing before, User actor, long date, Way way) {
        ChatMemberUpdated seenBy(User viewer) {
            InviteLink link = way.link;
            return new ChatMemberUpdated(
                    group.chat(),
                    actor,
                    date,
                    group.shown(user, before, viewer),
                    group.member(user, viewer),
                    link == null ? null : link.shownTo(viewer),
                    way.byRequest ? true : null);
        }
    }
}
