package dev.switchboard.emulator.refusals;

import dev.switchboard.emulator.types.ChatType;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members and rights. */
class MemberRefusalsTest extends RefusalsContract {
    private static final String STATUS = "TDLib DialogParticipantManager.cpp, set_channel_participant_status_impl";
    private static final String RESTRICT = "TDLib DialogParticipantManager.cpp, restrict_channel_participant";
    private static final String PROMOTE = "TDLib DialogParticipantManager.cpp, promote_channel_participant";
    private static final String SERVER_PROMOTE = "MTProto channels.editAdmin, possible errors";
    private static final String SERVER_REMOVE = "MTProto messages.deleteChatUser, possible errors";
    private static final String ACCESS = "Client.cpp, check_chat_access";

    static final List<RefusalTriple> TRIPLES = List.of(
            refused(
                    "no user_id",
                    "invalid user_id specified",
                    "Client.cpp, get_user_id",
                    scene -> scene.call("getChatMember", Map.of("chat_id", scene.group()))),
            refused(
                    "member that is nobody",
                    "PARTICIPANT_ID_INVALID",
                    "MTProto channels.getParticipant, possible errors",
                    scene -> member(scene, "getChatMember", scene.group(), 4242)),
            refused(
                    "third one in a private chat",
                    "member not found",
                    "TDLib DialogParticipantManager.cpp, do_get_dialog_participant",
                    scene -> member(scene, "getChatMember", scene.ann(), scene.member())),
            refused(
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
            refused(
                    "ban in a private chat",
                    "can't ban members in private chats",
                    "TDLib DialogParticipantManager.cpp, ban_dialog_participant",
                    scene -> member(scene, "banChatMember", scene.ann(), scene.member())),
            refused(
                    "ban by a plain member",
                    "not enough rights to restrict/unrestrict chat member",
                    RESTRICT,
                    scene -> member(scene, "banChatMember", scene.group(), scene.member())),
            refused(
                    "ban of the owner",
                    "can't remove chat owner",
                    STATUS,
                    scene -> member(scene, "banChatMember", scene.group(), scene.ann())),
            refused(
                    "ban of oneself",
                    "can't restrict self",
                    RESTRICT,
                    scene -> member(
                            scene, "banChatMember", scene.group(), scene.bot().id())),
            refused(
                    "ban of an administrator",
                    "user is an administrator of the chat",
                    "Client.cpp, fail_query_with_error, USER_ADMIN_INVALID",
                    scene -> {
                        AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_restrict_members"));
                        return member(scene, "banChatMember", group.id(), group.administrator());
                    }),
            refused("ban in a basic group without the right", "CHAT_ADMIN_REQUIRED", SERVER_REMOVE, scene -> {
                AdministeredGroup basic = AdministeredGroup.basic(scene, Set.of("can_manage_chat"));
                return member(scene, "banChatMember", basic.id(), basic.member());
            }),
            refused(
                    "ban of one who left a basic group",
                    "USER_NOT_PARTICIPANT",
                    SERVER_REMOVE,
                    scene -> member(
                            scene,
                            "banChatMember",
                            AdministeredGroup.basic(scene, Set.of("can_restrict_members"))
                                    .id(),
                            scene.blocker())),
            refused(
                    "unban in a basic group",
                    "method is available for supergroup and channel chats only",
                    "Client.cpp, process_unban_chat_member_query",
                    scene -> member(
                            scene,
                            "unbanChatMember",
                            AdministeredGroup.basic(scene, Set.of()).id(),
                            scene.member())),
            refused(
                    "restrict in a basic group",
                    "method is available only for supergroups",
                    "Client.cpp, process_restrict_chat_member_query",
                    scene -> member(
                            scene,
                            "restrictChatMember",
                            AdministeredGroup.basic(scene, Set.of()).id(),
                            scene.member())),
            refused(
                    "restrict without the right",
                    "not enough rights to restrict/unrestrict chat member",
                    RESTRICT,
                    scene -> member(scene, "restrictChatMember", scene.group(), scene.member())),
            refused(
                    "broken permissions",
                    "can't parse permissions JSON object",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call(
                            "restrictChatMember",
                            Map.of("chat_id", scene.group(), "user_id", scene.member(), "permissions", "{"))),
            refused(
                    "permissions no object",
                    "object expected as permissions",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call("setChatPermissions", Map.of("chat_id", scene.group(), "permissions", "[]"))),
            refused(
                    "permission no boolean",
                    "can't parse chat permissions: Field \"can_send_messages\" must be of type Boolean",
                    "Client.cpp, get_chat_permissions",
                    scene -> scene.call(
                            "setChatPermissions",
                            Map.of("chat_id", scene.group(), "permissions", Map.of("can_send_messages", "yes")))),
            refused(
                    "promote in a basic group",
                    "method is available for supergroup and channel chats only",
                    "Client.cpp, process_promote_chat_member_query",
                    scene -> promotion(
                            scene, AdministeredGroup.basic(scene, Set.of()).id(), scene.member())),
            refused(
                    "promote without the right",
                    "not enough rights",
                    PROMOTE,
                    scene -> promotion(scene, scene.group(), scene.member())),
            refused(
                    "promote oneself",
                    "can't promote self",
                    PROMOTE,
                    scene -> promotion(scene, scene.group(), scene.bot().id())),
            refused(
                    "promote the owner",
                    "can't remove chat owner",
                    STATUS,
                    scene -> promotion(scene, scene.group(), scene.ann())),
            refused(
                    "promote one who is not there",
                    "USER_NOT_PARTICIPANT",
                    SERVER_PROMOTE,
                    scene -> promotion(
                            scene,
                            AdministeredGroup.make(scene, Set.of("can_promote_members"))
                                    .id(),
                            scene.blocker())),
            refused("promote an administrator of the owner's", "CHAT_ADMIN_REQUIRED", SERVER_PROMOTE, scene -> {
                AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                return promotion(scene, group.id(), group.administrator());
            }),
            refused("give a right that the bot lacks", "RIGHT_FORBIDDEN", SERVER_PROMOTE, scene -> {
                AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                return promotion(scene, group.id(), group.member());
            }),
            refused(
                    "title of a plain member",
                    "user is not an administrator",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> member(scene, "setChatAdministratorCustomTitle", scene.group(), scene.member())),
            refused(
                    "title of the owner",
                    "only the owner can edit their custom title",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> member(scene, "setChatAdministratorCustomTitle", scene.group(), scene.ann())),
            refused(
                    "title of the owner's administrator",
                    "not enough rights to change custom title of the user",
                    "Client.cpp, process_set_chat_administrator_custom_title_query",
                    scene -> {
                        AdministeredGroup group = AdministeredGroup.make(scene, Set.of("can_promote_members"));
                        return member(scene, "setChatAdministratorCustomTitle", group.id(), group.administrator());
                    }));

    MemberRefusalsTest() {
        super(TRIPLES);
    }

    private static RefusalTriple refused(
            String situation, String words, String source, RefusalTriple.RefusedCall call) {
        return new RefusalTriple(situation, 400, "Bad Request: " + words, source, call);
    }

    private static HttpResponse<String> member(RefusalScene scene, String method, long chat, long user)
            throws Exception {
        return scene.call(method, Map.of("chat_id", chat, "user_id", user));
    }

    private static HttpResponse<String> promotion(RefusalScene scene, long chat, long user) throws Exception {
        return scene.call("promoteChatMember", Map.of("chat_id", chat, "user_id", user, "can_invite_users", true));
    }
}
