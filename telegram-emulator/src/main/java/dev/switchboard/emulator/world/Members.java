package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Chat;
import dev.switchboard.emulator.types.ChatJoinRequest;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatMemberUpdated;
import dev.switchboard.emulator.types.Content;
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
    public void change(Group group, ChatMember member, User actor) {
        User user = member.user();
        ChatMember before = group.member(user.id()).orElseGet(() -> ChatMember.left(user));
        if (before.equals(member)) {
            return;
        }
        if (before.status().equals("creator")) {
            throw NotPossible.because("the owner of a group stays its owner");
        }
        group.put(member);
        ChatMemberUpdated change = new ChatMemberUpdated(group.chat(), actor, now(), before, member);
        tellBots(group, user, change);
        world.tell(new WorldEvent.MemberChanged(group, change));
        if (!before.isPresent() && member.isPresent()) {
            closeJoinRequest(group, user);
            messages.serviceMessage(actor, group, new Content.NewChatMembers(List.of(user)));
        } else if (before.isPresent() && !member.isPresent()) {
            messages.serviceMessage(actor, group, new Content.LeftChatMember(user));
        }
    }

    /** A person blocks a bot, or lets it back; returns whether that changed anything. */
    public boolean block(User person, Bot bot, boolean block) {
        PrivateChat chat = world.privateChat(bot, person);
        if (chat.isBlocked() == block) {
            return false;
        }
        chat.block(block);
        ChatMember in = ChatMember.member(bot.user());
        ChatMember out = ChatMember.kicked(bot.user());
        ChatMemberUpdated change =
                new ChatMemberUpdated(Chat.privateChat(person), person, now(), block ? in : out, block ? out : in);
        bot.post(Update.myChatMember(change));
        world.tell(new WorldEvent.MemberChanged(chat, change));
        return true;
    }

    /** A person asks to join; bots that may invite learn of it, and may write to the person for five minutes. */
    public void askToJoin(Group group, User person, @Nullable String bio) {
        if (group.member(person.id()).filter(ChatMember::isPresent).isPresent()) {
            throw NotPossible.because("the person is in this group already");
        }
        if (group.member(person.id())
                .filter(member -> member.status().equals("kicked"))
                .isPresent()) {
            throw NotPossible.because("the person was removed from this group for good");
        }
        ChatJoinRequest request = new ChatJoinRequest(group.chat(), person, person.id(), now(), bio);
        for (ChatMember member : group.bots()) {
            if (member.may("can_invite_users")) {
                Bot bot = world.bot(member.user().id());
                world.privateChat(bot, person).openUntil(time.instant().plus(JOIN_REQUEST_WINDOW));
                bot.post(Update.chatJoinRequest(request));
            }
        }
    }

    private void tellBots(Group group, User user, ChatMemberUpdated change) {
        world.findBot(user.id()).ifPresent(bot -> bot.post(Update.myChatMember(change)));
        for (ChatMember member : group.bots()) {
            if (member.isAdministrator() && member.user().id() != user.id()) {
                world.bot(member.user().id()).post(Update.chatMember(change));
            }
        }
    }

    private void closeJoinRequest(Group group, User person) {
        for (ChatMember member : group.bots()) {
            world.findPrivateChat(world.bot(member.user().id()), person.id())
                    .ifPresent(chat -> chat.openUntil(time.instant()));
        }
    }

    private long now() {
        return time.instant().getEpochSecond();
    }
}
