package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatMember;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Methods that tell of a chat and who is in it, and that change the chat itself. */
final class ChatMethods {
    private static final int MAX_TITLE = 128;
    private static final int MAX_DESCRIPTION = 255;

    private ChatMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of(
                "getchat", ChatMethods::getChat,
                "getuserprofilephotos", ChatMethods::getUserProfilePhotos,
                "getchatmember", ChatMethods::getChatMember,
                "getchatmembercount", ChatMethods::getChatMemberCount,
                "getchatmemberscount", ChatMethods::getChatMemberCount,
                "getchatadministrators", ChatMethods::getChatAdministrators,
                "leavechat", ChatMethods::leaveChat,
                "setchattitle", ChatMethods::setChatTitle,
                "setchatdescription", ChatMethods::setChatDescription,
                "setchatpermissions", ChatMethods::setChatPermissions);
    }

    private static Answer getChat(World world, Bot bot, Parameters parameters) {
        return Answer.done(ChatFullInfo.of(world, bot, ChatAccess.toRead(world, bot, parameters)));
    }

    private static Answer getChatMember(World world, Bot bot, Parameters parameters) {
        long id = UserParameter.id(parameters);
        Conversation conversation = id == bot.id()
                ? ChatAccess.toRead(world, bot, parameters)
                : ChatAccess.toReadMembers(world, bot, parameters);
        return switch (conversation) {
            case PrivateChat chat -> Answer.done(inPrivate(chat, bot, id));
            case Group group -> {
                checkMemberList(bot, group);
                yield Answer.done(group.member(UserParameter.of(world, parameters), bot.user()));
            }
        };
    }

    /** Nobody here has a picture. */
    private static Answer getUserProfilePhotos(World world, Bot bot, Parameters parameters) {
        long id = UserParameter.id(parameters);
        if (world.accounts().findUser(id).isEmpty()) {
            throw Refused.badRequest("user not found");
        }
        return Answer.done(Map.of("total_count", 0, "photos", List.of()));
    }

    private static ChatMember inPrivate(PrivateChat chat, Bot bot, long id) {
        if (id != bot.id() && id != chat.person().id()) {
            throw Refused.badRequest("member not found");
        }
        User user = id == bot.id() ? bot.user() : chat.person();
        return ChatMember.of(user, Standing.member(), ChatType.PRIVATE, false);
    }

    /** TDLib, DialogParticipantManager.cpp, get_channel_participant. */
    private static void checkMemberList(Bot bot, Group group) {
        if (group.isChannel() && !group.standing(bot.user()).isAdministrator()) {
            throw Refused.badRequest("member list is inaccessible");
        }
    }

    private static Answer getChatMemberCount(World world, Bot bot, Parameters parameters) {
        return switch (ChatAccess.toReadMembers(world, bot, parameters)) {
            case PrivateChat _ -> Answer.done(2);
            case Group group -> Answer.done(group.memberCount());
        };
    }

    private static Answer getChatAdministrators(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toReadMembers(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("there are no administrators in the private chat");
        }
        checkMemberList(bot, group);
        List<ChatMember> administrators = group.administrators().keySet().stream()
                .map(world.accounts()::user)
                .filter(user -> !user.isBot() || user.id() == bot.id() || parameters.isTrue("return_bots"))
                .map(user -> group.member(user, bot.user()))
                .toList();
        return Answer.done(administrators);
    }

    private static Answer leaveChat(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toRead(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't leave private chats");
        }
        // TDLib, DialogParticipantManager.cpp, delete_chat_participant
        if (group.migratedTo().isPresent()) {
            throw Refused.badRequest("chat is deactivated");
        }
        if (group.standing(bot.user()).isPresent()) {
            world.members().change(group, bot.user(), Standing.left(), bot.user());
        }
        return Answer.done(true);
    }

    private static Answer setChatTitle(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        String title = shortened(parameters.text("title").strip(), MAX_TITLE);
        if (title.isEmpty()) {
            throw Refused.badRequest("title must be non-empty");
        }
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't change private chat title");
        }
        ChatRights.check(bot, group, AdministratorRight.CAN_CHANGE_INFO, "not enough rights to change chat title");
        world.chatInfo().retitle(group, title, bot.user());
        return Answer.done(true);
    }

    private static Answer setChatDescription(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't change private chat description");
        }
        ChatRights.check(bot, group, AdministratorRight.CAN_CHANGE_INFO, "not enough rights to set chat description");
        String description = shortened(parameters.text("description").strip(), MAX_DESCRIPTION);
        if (description.equals(group.description())) {
            throw Refused.badRequest("chat description is not modified");
        }
        group.describe(description);
        return Answer.done(true);
    }

    private static Answer setChatPermissions(World world, Bot bot, Parameters parameters) {
        Set<ChatPermission> permissions = PermissionsParameter.read(parameters, false);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't change private chat permissions");
        }
        if (group.isChannel()) {
            throw Refused.badRequest("can't change channel chat permissions");
        }
        ChatRights.check(
                bot, group, AdministratorRight.CAN_RESTRICT_MEMBERS, "not enough rights to change chat permissions");
        world.chatInfo().permit(group, permissions);
        return Answer.done(true);
    }

    private static String shortened(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
