package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.types.ChatType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The chat itself: title, description, permissions, leaving, posting. */
class ChatRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "permissions without the right",
                    "not enough rights to change chat permissions",
                    "td/telegram/DialogManager.cpp, set_dialog_permissions",
                    scene -> scene.call(
                            "setChatPermissions", Map.of("chat_id", scene.group(), "permissions", Map.of()))),
            badRequest(
                    "title without the right",
                    "not enough rights to change chat title",
                    "td/telegram/DialogManager.cpp, set_dialog_title",
                    scene -> scene.call("setChatTitle", Map.of("chat_id", scene.group(), "title", "New"))),
            badRequest(
                    "empty title",
                    "title must be non-empty",
                    "td/telegram/DialogManager.cpp, set_dialog_title",
                    scene -> scene.call("setChatTitle", Map.of("chat_id", scene.group(), "title", " "))),
            badRequest(
                    "title of a private chat",
                    "can't change private chat title",
                    "td/telegram/DialogManager.cpp, set_dialog_title",
                    scene -> scene.call("setChatTitle", Map.of("chat_id", scene.ann(), "title", "New"))),
            badRequest(
                    "description without the right",
                    "not enough rights to set chat description",
                    "td/telegram/ChatManager.cpp, set_channel_description",
                    scene -> scene.call("setChatDescription", Map.of("chat_id", scene.group(), "description", "New"))),
            badRequest(
                    "same description",
                    "chat description is not modified",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call(
                            "setChatDescription",
                            Map.of(
                                    "chat_id",
                                    AdministeredGroup.make(scene, Set.of("can_change_info"))
                                            .id()))),
            badRequest(
                    "leave a private chat",
                    "can't leave private chats",
                    "td/telegram/DialogParticipantManager.cpp, leave_dialog",
                    scene -> scene.call("leaveChat", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "leave a basic group that became a supergroup",
                    "chat is deactivated",
                    "td/telegram/DialogParticipantManager.cpp, delete_chat_participant",
                    scene -> {
                        EmulatedGroup old = scene.telegram()
                                .group(ChatType.GROUP, "Old", scene.telegram().person("Owner"));
                        old.adds(scene.bot());
                        old.becomesSupergroup();
                        return scene.call("leaveChat", Map.of("chat_id", old.id()));
                    }),
            badRequest(
                    "post in a channel without the right",
                    "need administrator rights in the channel chat",
                    "td/telegram/DialogManager.cpp, can_send_message_to_dialog",
                    scene -> {
                        EmulatedGroup channel = scene.telegram()
                                .group(
                                        ChatType.CHANNEL,
                                        "Silent",
                                        scene.telegram().person("Owner"));
                        channel.promotes(scene.bot(), Set.of("can_invite_users"));
                        return scene.sendText(channel.id(), "a");
                    }),
            badRequest(
                    "text where nobody may write",
                    "not enough rights to send text messages to the chat",
                    "td/telegram/MessageContent.cpp, can_send_message_content",
                    scene -> scene.sendText(scene.quiet(), "a")),
            badRequest(
                    "place where nobody may write",
                    "not enough rights to send locations to the chat",
                    "td/telegram/MessageContent.cpp, can_send_message_content",
                    scene -> scene.call(
                            "sendLocation", Map.of("chat_id", scene.quiet(), "latitude", 1, "longitude", 1))),
            badRequest(
                    "contact where nobody may write",
                    "not enough rights to send contacts to the chat",
                    "td/telegram/MessageContent.cpp, can_send_message_content",
                    scene -> scene.call(
                            "sendContact", Map.of("chat_id", scene.quiet(), "phone_number", 1, "first_name", "a"))));

    ChatRefusalsTest() {
        super(TRIPLES);
    }
}
