package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.types.TelegramJson;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Invite links and join requests. */
class InvitationRefusalsTest extends RefusalsContract {
    private static final String LINKS = "td/telegram/DialogInviteLinkManager.cpp, can_manage_dialog_invite_links";
    private static final String EDIT = "td/telegram/DialogInviteLinkManager.cpp, edit_dialog_invite_link";
    private static final String REQUESTS = "td/telegram/DialogParticipantManager.cpp, can_manage_dialog_join_requests";
    private static final String SERVER_LINKS = "MTProto, messages.exportChatInvite";
    private static final String SERVER_EDIT = "MTProto, messages.editExportedChatInvite";
    private static final String SERVER_REQUESTS = "MTProto, messages.hideChatJoinRequest";

    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "link without the right",
                    "not enough rights to manage chat invite link",
                    LINKS,
                    scene -> scene.call("createChatInviteLink", Map.of("chat_id", scene.group()))),
            badRequest(
                    "link to a private chat",
                    "can't invite members to a private chat",
                    LINKS,
                    scene -> scene.call("exportChatInviteLink", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "link with approval and a limit",
                    "member limit can't be specified for links requiring administrator approval",
                    "td/telegram/DialogInviteLinkManager.cpp, export_dialog_invite_link",
                    scene -> link(
                            scene, "createChatInviteLink", Map.of("creates_join_request", true, "member_limit", 3))),
            badRequest(
                    "link that has expired",
                    "EXPIRE_DATE_INVALID",
                    SERVER_LINKS,
                    scene -> link(scene, "createChatInviteLink", Map.of("expire_date", 1))),
            badRequest(
                    "link for too many",
                    "USAGE_LIMIT_INVALID",
                    SERVER_LINKS,
                    scene -> link(scene, "createChatInviteLink", Map.of("member_limit", 100_000))),
            badRequest(
                    "edit of no link",
                    "invite link must be non-empty",
                    EDIT,
                    scene -> link(scene, "editChatInviteLink", Map.of())),
            badRequest(
                    "edit of an unknown link",
                    "INVITE_HASH_EXPIRED",
                    SERVER_EDIT,
                    scene -> link(scene, "editChatInviteLink", Map.of("invite_link", "https://t.me/+abc"))),
            badRequest(
                    "edit of a revoked link", "INVITE_HASH_EXPIRED", SERVER_EDIT, InvitationRefusalsTest::editRevoked),
            badRequest(
                    "revocation of an unknown link",
                    "INVITE_HASH_EXPIRED",
                    SERVER_EDIT,
                    scene -> link(scene, "revokeChatInviteLink", Map.of("invite_link", "https://t.me/+abc"))),
            badRequest(
                    "approval without the right",
                    "not enough rights to manage chat join requests",
                    REQUESTS,
                    scene -> scene.call("approveChatJoinRequest", scene.group(), scene.stranger())),
            badRequest(
                    "approval in a private chat",
                    "the chat can't have join requests",
                    REQUESTS,
                    scene -> scene.call("approveChatJoinRequest", scene.ann(), scene.stranger())),
            badRequest(
                    "approval of one who never asked",
                    "HIDE_REQUESTER_MISSING",
                    SERVER_REQUESTS,
                    scene -> scene.call("approveChatJoinRequest", gate(scene).id(), scene.stranger())),
            badRequest(
                    "decline of one who never asked",
                    "HIDE_REQUESTER_MISSING",
                    SERVER_REQUESTS,
                    scene -> scene.call("declineChatJoinRequest", gate(scene).id(), scene.stranger())),
            badRequest("approval of a member", "USER_ALREADY_PARTICIPANT", SERVER_REQUESTS, scene -> {
                AdministeredGroup group = gate(scene);
                return scene.call("approveChatJoinRequest", group.id(), group.member());
            }),
            badRequest(
                    "approval of nobody",
                    "USER_ID_INVALID",
                    SERVER_REQUESTS,
                    scene -> scene.call("approveChatJoinRequest", gate(scene).id(), 4242)),
            badRequest(
                    "answer to an unknown join request query",
                    "query is too old and response timeout expired or query ID is invalid",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call(
                            "answerChatJoinRequestQuery",
                            Map.of("chat_join_request_query_id", "1", "result", "approve"))));

    InvitationRefusalsTest() {
        super(TRIPLES);
    }

    private static AdministeredGroup gate(RefusalScene scene) {
        return AdministeredGroup.make(scene, Set.of("can_invite_users"));
    }

    private static HttpResponse<String> editRevoked(RefusalScene scene) throws Exception {
        long chat = gate(scene).id();
        String link = TelegramJson.parse(scene.call("createChatInviteLink", Map.of("chat_id", chat))
                        .body())
                .at("/result/invite_link")
                .asText();
        Map<String, Object> named = Map.of("chat_id", chat, "invite_link", link);
        scene.call("revokeChatInviteLink", named);
        return scene.call("editChatInviteLink", named);
    }

    private static HttpResponse<String> link(RefusalScene scene, String method, Map<String, ?> parameters)
            throws Exception {
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("chat_id", gate(scene).id());
        return scene.call(method, all);
    }
}
