package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.InviteLink;
import dev.switchboard.emulator.world.World;
import java.time.InstantSource;
import java.util.Map;

/** Methods for invite links (Bot API server, Client.cpp; TDLib, DialogInviteLinkManager.cpp). */
final class InviteLinkMethods {
    private static final int MAX_NAME = 32;
    private static final int MAX_LIMIT = 99_999;

    private final InstantSource time;

    InviteLinkMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "exportchatinvitelink", this::export,
                "createchatinvitelink", this::create,
                "editchatinvitelink", this::edit,
                "revokechatinvitelink", this::revoke);
    }

    private Answer export(World world, Bot bot, Parameters parameters) {
        Group group = group(world, bot, parameters);
        return Answer.done(world.invitations().replacePrimary(group, bot.user()).address());
    }

    private Answer create(World world, Bot bot, Parameters parameters) {
        checkLimit(parameters);
        Group group = group(world, bot, parameters);
        InviteLink link = world.invitations().create(group, bot.user(), terms(parameters));
        return Answer.done(link.shownTo(bot.user()));
    }

    private Answer edit(World world, Bot bot, Parameters parameters) {
        Group group = group(world, bot, parameters);
        checkLimit(parameters);
        InviteLink link = link(world, bot, group, parameters);
        if (link.isPrimary()) {
            throw Refused.badRequest("CHAT_INVITE_PERMANENT");
        }
        if (link.isRevoked()) {
            throw Refused.badRequest("INVITE_HASH_EXPIRED");
        }
        world.invitations().edit(link, terms(parameters));
        return Answer.done(link.shownTo(bot.user()));
    }

    private Answer revoke(World world, Bot bot, Parameters parameters) {
        Group group = group(world, bot, parameters);
        InviteLink link = link(world, bot, group, parameters);
        world.invitations().revoke(link);
        return Answer.done(link.shownTo(bot.user()));
    }

    /** TDLib, can_manage_dialog_invite_links. */
    private Group group(World world, Bot bot, Parameters parameters) {
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("can't invite members to a private chat");
        }
        ChatRights.check(
                bot, group, AdministratorRight.CAN_INVITE_USERS, "not enough rights to manage chat invite link");
        return group;
    }

    /** A bot names its own links only: of others it is shown the beginning. */
    private static InviteLink link(World world, Bot bot, Group group, Parameters parameters) {
        String address = parameters.text("invite_link");
        if (address.isEmpty()) {
            throw Refused.badRequest("invite link must be non-empty");
        }
        return world.invitations()
                .find(address)
                .filter(link -> link.group().equals(group) && link.creator().id() == bot.id())
                .orElseThrow(() -> Refused.badRequest("INVITE_HASH_EXPIRED"));
    }

    private static void checkLimit(Parameters parameters) {
        if (parameters.isTrue("creates_join_request") && limit(parameters) > 0) {
            throw Refused.badRequest("member limit can't be specified for links requiring administrator approval");
        }
    }

    /** The refusals are the server's (MTProto, messages.exportChatInvite, possible errors). */
    private InviteLink.Terms terms(Parameters parameters) {
        long expires = parameters.integer("expire_date", 0, 0, Integer.MAX_VALUE);
        if (expires != 0 && expires <= time.instant().getEpochSecond()) {
            throw Refused.badRequest("EXPIRE_DATE_INVALID");
        }
        int limit = limit(parameters);
        if (limit > MAX_LIMIT) {
            throw Refused.badRequest("USAGE_LIMIT_INVALID");
        }
        String name = parameters.text("name").strip();
        int end =
                name.codePointCount(0, name.length()) > MAX_NAME ? name.offsetByCodePoints(0, MAX_NAME) : name.length();
        return new InviteLink.Terms(name.substring(0, end), expires, limit, parameters.isTrue("creates_join_request"));
    }

    private static int limit(Parameters parameters) {
        return parameters.integer("member_limit", 0, 0, MAX_LIMIT + 1);
    }
}
