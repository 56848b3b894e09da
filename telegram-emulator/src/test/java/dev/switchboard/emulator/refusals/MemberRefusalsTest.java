package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.types.ChatType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members and rights. */
class MemberRefusalsTest extends RefusalsContract {
    private static final String STATUS =
            "td/telegram/DialogParticipantManager.cpp, set_channel_participant_status_impl";
    private static final String RESTRICT = "td/telegram/DialogParticipantManager.cpp, restrict_channel_participant";
    private static final String PROMOTE = "td/telegram/DialogParticipantManager.cpp, promote_channel_participant";
    private static final String SERVER_PROMOTE = "MTProto, channels.editAdmin";
    private static final String SERVER_REMOVE = "MTProto, messages.deleteChatUser";
    private static final String ACCESS = "Client.cpp, check_chat_access";

    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "no user_id",
                    "invalid user_id specified",
                    "Client.cpp, get_user_id",
                    scene -> scene.call("getChatMember", Map.of("chat_id", scene.group()))),
            badRequest(
                    "member that is nobody",
                    "PARTICIPANT_ID_INVALID",
                    "MTProto, channels.getParticipant",
                    scene -> scene.call("getChatMember", scene.group(), 4242)),
            badRequest(
                    "third one in a private chat",
                    "member not found",
                    "td/telegram/DialogParticipantManager.cpp, do_get_dialog_participant",
                    scene -> scene.call("getChatMember", scene.ann(), scene.member())),
            badRequest(
                    "administrators of a private chat",
                    "there are no administrators in the private chat",
                    "Client.cpp, process_get_chat_administrators_query",
                    scene -> scene.call("getChatAdministrators", Map.of("chat_id", scene.ann()))),
            new RefusalTriple(
                    "getChat after a kick",
                    403,
                    "Forbidden: bot was kicked from the supergroup chat",
                    ACCESS,
                    scene -> scene.call("getChat", Map.of("chat_id", scene.left()))),
            new RefusalTriple(
                    "members of a public group from outside",
                    403,
                    "Forbidden: bot is not a member of the supergroup chat",
                    ACCESS,
                    scene -> {
                        scene.telegram()
                                .publicGroup(
                                        ChatType.SUPERGROUP,
                                        "Open",
                                        "open_group",
                                        scene.telegram().person("Owner"));
                        return scene.call("banChatMember", Map.of("chat_id", "@open_group", "user_id", scene.ann()));
                    }),
            badRequest(
                    "ban in a private chat",
                    "can't ban members in private chats",
                    "td/telegram/DialogParticipantManager.cpp, ban_dialog_participant",
                    scene -> scene.call("banChatMember", scene.ann(), scene.member())),
            badRequest(
                    "ban by a plain member",
                    "not enough rights to restrict/unrestrict chat member",
                    RESTRICT,
                    scene -> scene.call("banChatMember", scene.group(), scene.member())),
            badRequest(
                    "ban of the owner",
                    "can't remove chat owner",
                    STATUS,
                    scene -> scene.call("banChatMember", scene.group(), scene.ann())),
            badRequest(
                    "ban of oneself",
                    "can't restrict self",
                    RESTRICT,
                    scene -> scene.call(
                            "banChatMember", scene.group(), scene.bot().id())),
            badRequest(
                    "ban of an administrator",
                    "user is an administrator of the chat",
                    "Client.cpp, fail_query_with_error",
                    scene -> {
                        AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_restrict_members"));
                        return scene.call("banChatMember", group.id(), group.administrator());
                    }),
            badRequest("ban in a basic group without the right", "CHAT_ADMIN_REQUIRED", SERVER_REMOVE, scene -> {
                AdministeredGroup basic = AdministeredGroup.basic(scene, Set.of("can_manage_chat"));
                return scene.call("banChatMember", basic.id(), basic.member());
            }),
            badRequest(
                    "ban of one who left a basic group",
                    "USER_NOT_PARTICIPANT",
                    SERVER_REMOVE,
                    scene -> scene.call(
                            "banChatMember",
                            AdministeredGroup.basic(scene, Set.of("can_restrict_members"))
                                    .id(),
                            scene.blocker())),
            badRequest(
                    "unban in a basic group",
                    "method is available for supergroup and channel chats only",
                    "Client.cpp, process_unban_chat_member_query",
                    scene -> scene.call(
                            "unbanChatMember",
                            AdministeredGroup.basic(scene, Set.of()).id(),
                            scene.member())),
            badRequest(
                    "restrict in a basic group",
                    "method is available only for supergroups",
                    "Client.cpp, process_restrict_chat_member_query",
                    scene -> scene.call(
                            "restrictChatMember",
                            AdministeredGroup.basic(scene, Set.of()).id(),
                            scene.member())),
            badRequest(
                    "restrict without the right",
                    "not enough rights to restrict/unrestrict chat member",
                    RESTRICT,
                    scene -> scene.call("restrictChatMember", scene.group(), scene.member())),
            badRequest(
                    "broken permissions",
                    "can't parse permissions JSON object",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call(
                            "restrictChatMember",
                            Map.of("chat_id", scene.group(), "user_id", scene.member(), "permissions", "{"))),
            badRequest(
                    "permissions no object",
                    "object expected as permissions",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call("setChatPermissions", Map.of("chat_id", scene.group(), "permissions", "[]"))),
            badRequest(
                    "permission no boolean",
                    "can't parse chat permissions: Field \"can_send_messages\" must be of type Boolean",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call(
                            "setChatPermissions",
                            Map.of("chat_id", scene.group(), "permissions", Map.of("can_send_messages", "yes")))),
            badRequest(
                    "promote in a basic group",
                    "method is available for supergroup and channel chats only",
                    "Client.cpp, process_promote_chat_member_query",
                    scene -> promotion(
                            scene, AdministeredGroup.basic(scene, Set.of()).id(), scene.member())),
            badRequest(
                    "promote without the right",
                    "not enough rights",
                    PROMOTE,
                    scene -> promotion(scene, scene.group(), scene.member())),
            badRequest(
                    "promote oneself",
                    "can't promote self",
                    PROMOTE,
                    scene -> promotion(scene, scene.group(), scene.bot().id())),
            badRequest(
                    "promote the owner",
                    "can't remove chat owner",
                    STATUS,
                    scene -> promotion(scene, scene.group(), scene.ann())),
            badRequest(
                    "promote one who is not there",
                    "USER_NOT_PARTICIPANT",
                    SERVER_PROMOTE,
                    scene -> promotion(
                            scene,
                            AdministeredGroup.make(scene, Set.of("can_promote_members"))
                                    .id(),
                            scene.blocker())),
            badRequest("promote an administrator of the owner's", "CHAT_ADMIN_REQUIRED", SERVER_PROMOTE, scene -> {
                AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                return promotion(scene, group.id(), group.administrator());
            }),
            badRequest("give a right that the bot lacks", "RIGHT_FORBIDDEN", SERVER_PROMOTE, scene -> {
                AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                return promotion(scene, group.id(), group.member());
            }),
            badRequest(
                    "title of a plain member",
                    "user is not an administrator",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> scene.call("setChatAdministratorCustomTitle", scene.group(), scene.member())),
            badRequest(
                    "title of the owner",
                    "only the owner can edit their custom title",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> scene.call("setChatAdministratorCustomTitle", scene.group(), scene.ann())),
            badRequest(
                    "title of the owner's administrator",
                    "not enough rights to change custom title of the user",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> {
                        AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                        return scene.call("setChatAdministratorCustomTitle", group.id(), group.administrator());
                    }));

    MemberRefusalsTest() {
        super(TRIPLES);
    }

    private static HttpResponse<String> promotion(RefusalScene scene, long chat, long user) throws Exception {
        return scene.call("promoteChatMember", Map.of("chat_id", chat, "user_id", user, "can_invite_users", true));
    }
}
