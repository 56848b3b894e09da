package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.time.Instant;

/**
 * Finds the chat that a call names, and whether the bot has the access that the method wants (Bot API server,
 * Client.cpp, check_chat and check_chat_access). What rights the bot needs there is another question.
 */
final class ChatAccess {
    private final World world;
    private final Bot bot;
    private final Need need;

    private ChatAccess(World world, Bot bot, Need need) {
        this.world = world;
        this.bot = bot;
        this.need = need;
    }

    /** Returns a chat to which the bot may write. */
    static Conversation toWrite(World world, Bot bot, Parameters parameters, Instant now) {
        Conversation conversation = new ChatAccess(world, bot, Need.WRITE).find(parameters);
        if (conversation instanceof PrivateChat chat) {
            if (chat.isBlocked()) {
                throw Refused.forbidden("bot was blocked by the user");
            }
            if (!chat.isOpen(now)) {
                throw Refused.forbidden("bot can't initiate conversation with a user");
            }
        }
        return conversation;
    }

    /** Returns a chat in which the bot may change its own messages; a block does not matter for that. */
    static Conversation toEdit(World world, Bot bot, Parameters parameters) {
        return new ChatAccess(world, bot, Need.EDIT).find(parameters);
    }

    /** Returns a chat in which the bot may act on members or messages; a block does not matter for that. */
    static Conversation toAct(World world, Bot bot, Parameters parameters) {
        return new ChatAccess(world, bot, Need.WRITE).find(parameters);
    }

    /** Returns a chat of which the bot may learn who is in it. */
    static Conversation toReadMembers(World world, Bot bot, Parameters parameters) {
        return new ChatAccess(world, bot, Need.READ_MEMBERS).find(parameters);
    }

    /** Returns a chat of which the bot may learn what it is. */
    static Conversation toRead(World world, Bot bot, Parameters parameters) {
        return new ChatAccess(world, bot, Need.READ).find(parameters);
    }

    /** Returns a chat of which the bot may learn what was written there; {@code chatId} is any parameter's. */
    static Conversation toRead(World world, Bot bot, String chatId) {
        return new ChatAccess(world, bot, Need.READ).find(chatId);
    }

    private Conversation find(Parameters parameters) {
        return find(parameters.text("chat_id"));
    }

    private Conversation find(String chatId) {
        if (chatId.isEmpty()) {
            throw Refused.badRequest("chat_id is empty");
        }
        if (chatId.startsWith("@")) {
            return checked(world.chats().findGroup(chatId.substring(1)).orElseThrow(ChatAccess::notFound));
        }
        long id = Parameters.leadingInteger(chatId);
        if (id < 0) {
            Group group = world.chats().findGroup(id).orElseThrow(ChatAccess::notFound);
            if (!group.hasMet(bot)) {
                throw notFound();
            }
            return checked(group);
        }
        User person = world.accounts().findPerson(id).orElseThrow(ChatAccess::notFound);
        PrivateChat chat = world.chats().knownPrivateChat(bot, person).orElseThrow(ChatAccess::notFound);
        if (world.accounts().isDeactivated(person) && (need == Need.EDIT || need == Need.WRITE)) {
            throw Refused.forbidden("user is deactivated");
        }
        return chat;
    }

    private Group checked(Group group) {
        Standing standing = group.standing(bot.user());
        switch (group.type()) {
            case GROUP -> checkBasicGroup(group, standing);
            case SUPERGROUP, CHANNEL -> checkSupergroup(group, standing);
            case PRIVATE -> throw new IllegalStateException("a group is no private chat");
        }
        return group;
    }

    /** The member list of a basic group that ended is out of reach, so that asking for it counts as writing. */
    private void checkBasicGroup(Group group, Standing standing) {
        if (group.migratedTo().isPresent()) {
            if (need == Need.WRITE || need == Need.READ_MEMBERS) {
                throw Refused.upgraded(group.migratedTo().getAsLong());
            }
            return;
        }
        if (need != Need.READ) {
            checkPresent(group, standing);
        }
    }

    private void checkSupergroup(Group group, Standing standing) {
        boolean mayLook = group.isPublic() && (need == Need.READ || need == Need.READ_MEMBERS);
        if (standing instanceof Standing.Banned || !mayLook) {
            checkPresent(group, standing);
        }
    }

    private static void checkPresent(Group group, Standing standing) {
        String where = " the " + group.type().word() + " chat";
        if (standing instanceof Standing.Banned) {
            throw Refused.forbidden("bot was kicked from" + where);
        }
        if (!standing.isPresent()) {
            throw Refused.forbidden("bot is not a member of" + where);
        }
    }

    private static Refused notFound() {
        return Refused.badRequest("chat not found");
    }

    private enum Need {
        READ,
        READ_MEMBERS,
        EDIT,
        WRITE
    }
}
