package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.AdministratorRight;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.JoinRequests.Decision;
import dev.switchboard.emulator.world.World;
import java.util.Map;

/** Methods that decide on those who ask to join (TDLib, DialogParticipantManager.cpp, process_dialog_join_request). */
final class JoinRequestMethods {
    private JoinRequestMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of(
                "approvechatjoinrequest", (world, bot, parameters) -> decide(world, bot, parameters, true),
                "declinechatjoinrequest", (world, bot, parameters) -> decide(world, bot, parameters, false),
                "answerchatjoinrequestquery", JoinRequestMethods::answerQuery);
    }

    private static Answer decide(World world, Bot bot, Parameters parameters, boolean approve) {
        long id = UserParameter.id(parameters);
        Conversation conversation = ChatAccess.toAct(world, bot, parameters);
        if (!(conversation instanceof Group group)) {
            throw Refused.badRequest("the chat can't have join requests");
        }
        ChatRights.check(
                bot, group, AdministratorRight.CAN_INVITE_USERS, "not enough rights to manage chat join requests");
        // what follows are the server's refusals (MTProto, messages.hideChatJoinRequest, possible errors)
        User person = world.accounts().findUser(id).orElseThrow(() -> Refused.badRequest("USER_ID_INVALID"));
        if (group.standing(person).isPresent()) {
            throw Refused.badRequest("USER_ALREADY_PARTICIPANT");
        }
        boolean done = approve
                ? world.joinRequests().approve(group, person, bot.user())
                : world.joinRequests().decline(group, person);
        if (!done) {
            throw Refused.badRequest("HIDE_REQUESTER_MISSING");
        }
        return Answer.done(true);
    }

    private static Answer answerQuery(World world, Bot bot, Parameters parameters) {
        Decision decision = switch (parameters.text("result")) {
            case "approve" -> Decision.APPROVE;
            case "decline" -> Decision.DECLINE;
            case "queue" -> Decision.QUEUE;
            default -> throw Refused.badRequest("invalid result specified");
        };
        if (!world.joinRequests().answer(bot, parameters.text("chat_join_request_query_id"), decision)) {
            throw Refused.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        return Answer.done(true);
    }
}
