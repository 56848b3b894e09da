package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.History.Entry;
import dev.switchboard.emulator.world.PersonAccess;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import org.jspecify.annotations.Nullable;

/**
 * A chat as a person's app shows it.
 *
 * @param id how the person names it: a private chat by the bot's id, a group by its own
 * @param blocked whether the person blocked the bot
 * @param member the person's own standing in a group
 * @param memberCount how many are in a group
 * @param readable whether the person can read it: a group only from inside, or if it is public
 * @param joinRequested whether the person asked to join and waits
 * @param lastMessage the newest message; absent for who cannot read it
 */
record ShownChat(
        long id,
        ChatType type,
        String title,
        @Nullable String username,
        boolean blocked,
        @Nullable ChatMember member,
        @Nullable Integer memberCount,
        boolean readable,
        boolean joinRequested,
        @Nullable Entry lastMessage) {

    static ShownChat of(World world, Conversation conversation, User person) {
        boolean readable = PersonAccess.mayRead(person, conversation);
        Entry newest = readable ? conversation.history().newest().orElse(null) : null;
        return switch (conversation) {
            case PrivateChat chat -> {
                User bot = chat.bot().user();
                yield new ShownChat(
                        bot.id(),
                        ChatType.PRIVATE,
                        bot.firstName(),
                        bot.username(),
                        chat.isBlocked(),
                        null,
                        null,
                        readable,
                        false,
                        newest);
            }
            case Group group ->
                new ShownChat(
                        group.peer(),
                        group.type(),
                        String.valueOf(group.chat().title()),
                        group.chat().username(),
                        false,
                        group.member(person, person),
                        group.memberCount(),
                        readable,
                        world.joinRequests().isWaiting(group, person),
                        newest);
        };
    }
}
