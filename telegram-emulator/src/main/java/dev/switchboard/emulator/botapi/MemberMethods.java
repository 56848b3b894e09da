package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.ChatPermission;
import dev.switchboard.emulator.types.ChatType;
import dev.switchboard.emulator.types.Standing;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.World;
import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Methods that change what someone is in a chat (Bot API server, Client.cpp; TDLib, DialogParticipantManager.cpp,
 * set_channel_participant_status and what it calls).
 */
final class MemberMethods {
    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration REMOVAL = Duration.ofMinutes(1);
    private static final int MAX_TITLE = 16;

    private final InstantSource time;

    MemberMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "banchatmember", this::ban,
                "kickchatmember", this::ban,
                "unbanchatmember", this::unban,
                "restrictchatmember", this::restrict,
                "promotechatmember", this::promote,
                "setchatadministratorcustomtitle", this::setCustomTitle);
    }

    private Answer ban(World world, Bot bot, Parameters parameters) {
        UserParameter.id(parameters);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't ban members in private chats");
        }
        User user = UserParameter.of(world, parameters);
        if (group.type() == ChatType.GROUP) {
            removeFromBasicGroup(world, bot, group, user);
        } else {
            cut(world, bot, group, user, new Standing.Banned(untilDate(parameters)));
        }
        return Answer.done(true);
    }

    private static void removeFromBasicGroup(World world, Bot bot, Group group, User user) {
        // the refusals of a basic group are the server's own: TDLib passes the request on
        Standing standing = group.standing(user);
        if (!group.standing(bot.user()).may(AdministratorRight.CAN_RESTRICT_MEMBERS) && user.id() != bot.id()) {
            throw Refused.badRequest("CHAT_ADMIN_REQUIRED");
        }
        if (!standing.isPresent()) {
            throw Refused.badRequest("USER_NOT_PARTICIPANT");
        }
        if (standing.isAdministrator() && user.id() != bot.id() && !group.canEdit(bot.user(), standing)) {
            throw Refused.badRequest("user is an administrator of the chat");
        }
        world.members().change(group, user, Standing.left(), bot.user());
    }

    private Answer unban(World world, Bot bot, Parameters parameters) {
        UserParameter.id(parameters);
        Group group = ChatRights.supergroupOrChannel(ChatAccess.toAct(world, bot, parameters));
        User user = UserParameter.of(world, parameters);
        if (!parameters.isTrue("only_if_banned") || group.standing(user) instanceof Standing.Banned) {
            if (group.standing(user).isPresent()) {
                remove(world, bot, group, user);
            }
            cut(world, bot, group, user, Standing.left());
        }
        return Answer.done(true);
    }

    /** One who is there is banned first, which others are told of too (TDLib, restrict_channel_participant). */
    private void remove(World world, Bot bot, Group group, User user) {
        if (user.id() != bot.id()) {
            long end = time.instant().plus(REMOVAL).getEpochSecond();
            cut(world, bot, group, user, new Standing.Banned(end));
        }
    }

    private Answer restrict(World world, Bot bot, Parameters parameters) {
        UserParameter.id(parameters);
        Set<ChatPermission> permissions = PermissionsParameter.read(parameters, true);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group) || group.type() != ChatType.SUPERGROUP) {
            throw Refused.badRequest("method is available only for supergroups");
        }
        User user = UserParameter.of(world, parameters);
        boolean isMember = group.standing(user).isPresent();
        Standing wanted = permissions.containsAll(ChatPermission.ALL)
                ? isMember ? Standing.member() : Standing.left()
                : new Standing.Restricted(isMember, permissions, untilDate(parameters));
        cut(world, bot, group, user, wanted);
        return Answer.done(true);
    }

    /** Bans, restricts, or takes a ban or restrictions away. */
    private static void cut(World world, Bot bot, Group group, User user, Standing wanted) {
        Standing standing = group.standing(user);
        if (standing.equals(wanted)) {
            return;
        }
        if (standing instanceof Standing.Creator) {
            throw Refused.badRequest("can't remove chat owner");
        }
        if (user.id() == bot.id() && !(wanted instanceof Standing.Left)) {
            throw Refused.badRequest(
                    wanted instanceof Standing.Member ? "can't unrestrict self" : "can't restrict self");
        }
        if (user.id() != bot.id()) {
            ChatRights.check(
                    bot,
                    group,
                    AdministratorRight.CAN_RESTRICT_MEMBERS,
                    "not enough rights to restrict/unrestrict chat member");
            if (standing.isAdministrator() && !group.canEdit(bot.user(), standing)) {
                throw Refused.badRequest("user is an administrator of the chat");
            }
        }
        world.members().change(group, user, wanted, bot.user());
    }

    private Answer promote(World world, Bot bot, Parameters parameters) {
        UserParameter.id(parameters);
        Group group = ChatRights.supergroupOrChannel(ChatAccess.toAct(world, bot, parameters));
        User user = UserParameter.of(world, parameters);
        Set<AdministratorRight> rights = rights(parameters, group.type());
        Standing standing = group.standing(user);
        if (standing instanceof Standing.Creator) {
            throw Refused.badRequest("can't remove chat owner");
        }
        if (rights.isEmpty()) {
            demote(world, bot, group, user, standing);
            return Answer.done(true);
        }
        if (user.id() == bot.id()) {
            throw Refused.badRequest("can't promote self");
        }
        checkPromotion(bot, group, standing, rights);
        String title = standing instanceof Standing.Administrator old ? old.customTitle() : null;
        world.members().change(group, user, new Standing.Administrator(rights, bot.id(), title), bot.user());
        return Answer.done(true);
    }

    private static void demote(World world, Bot bot, Group group, User user, Standing standing) {
        switch (standing) {
            case Standing.Member _ -> {}
            case Standing.Restricted _ -> cut(world, bot, group, user, Standing.member());
            case Standing.Left _, Standing.Banned _ -> throw Refused.badRequest("bots can't add new chat members");
            case Standing.Creator _, Standing.Administrator _ -> {
                if (user.id() != bot.id()) {
                    checkPromotion(bot, group, standing, Set.of());
                }
                world.members().change(group, user, Standing.member(), bot.user());
            }
        }
    }

    /** The first refusal is TDLib's; the others are the server's (MTProto, channels.editAdmin, possible errors). */
    private static void checkPromotion(Bot bot, Group group, Standing standing, Set<AdministratorRight> rights) {
        ChatRights.check(bot, group, AdministratorRight.CAN_PROMOTE_MEMBERS, "not enough rights");
        if (!standing.isPresent()) {
            throw Refused.badRequest("USER_NOT_PARTICIPANT");
        }
        if (standing.isAdministrator() && !group.canEdit(bot.user(), standing)) {
            throw Refused.badRequest("CHAT_ADMIN_REQUIRED");
        }
        Standing own = group.standing(bot.user());
        for (AdministratorRight right : rights) {
            if (right != AdministratorRight.IS_ANONYMOUS && !own.may(right)) {
                throw Refused.badRequest("RIGHT_FORBIDDEN");
            }
        }
    }

    private static Set<AdministratorRight> rights(Parameters parameters, ChatType type) {
        Set<AdministratorRight> wanted = EnumSet.noneOf(AdministratorRight.class);
        for (AdministratorRight right : AdministratorRight.values()) {
            if (parameters.isTrue(right.word())) {
                wanted.add(right);
            }
        }
        if (parameters.isTrue("can_manage_voice_chats")) {
            wanted.add(AdministratorRight.CAN_MANAGE_VIDEO_CHATS);
        }
        boolean saysNothing = !parameters.values().containsKey(AdministratorRight.CAN_RESTRICT_MEMBERS.word());
        if (type == ChatType.CHANNEL && !wanted.isEmpty() && saysNothing) {
            wanted.add(AdministratorRight.CAN_RESTRICT_MEMBERS);
        }
        return AdministratorRight.meantIn(type, wanted);
    }

    private Answer setCustomTitle(World world, Bot bot, Parameters parameters) {
        UserParameter.id(parameters);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group) || group.isChannel()) {
            throw Refused.badRequest("method is available only for groups and supergroups");
        }
        User user = UserParameter.of(world, parameters);
        String title = parameters.text("custom_title");
        switch (group.standing(user)) {
            case Standing.Creator _ -> throw Refused.badRequest("only the owner can edit their custom title");
            case Standing.Administrator administrator -> {
                if (!group.canEdit(bot.user(), administrator)) {
                    throw Refused.badRequest("not enough rights to change custom title of the user");
                }
                if (title.length() > MAX_TITLE) {
                    throw Refused.badRequest("CUSTOM_TITLE_INVALID");
                }
                world.members()
                        .change(
                                group,
                                user,
                                new Standing.Administrator(
                                        administrator.rights(),
                                        administrator.promotedBy(),
                                        title.isEmpty() ? null : title),
                                bot.user());
            }
            case Standing.Member _, Standing.Restricted _, Standing.Left _, Standing.Banned _ ->
                throw Refused.badRequest("user is not an administrator");
        }
        return Answer.done(true);
    }

    /** Less than 30 s or more than 366 days from now means for ever (TDLib, get_dialog_participant_status). */
    private long untilDate(Parameters parameters) {
        long until = parameters.integer("until_date", 0, 0, Integer.MAX_VALUE);
        long now = time.instant().getEpochSecond();
        return until < now + SHORTEST.toSeconds() || until > now + LONGEST.toSeconds() ? 0 : until;
    }
}
