package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.EmulatedGroup;
import dev.switchboard.emulator.types.ChatType;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Editing, deleting, forwarding and pinning. */
class ChangeRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "message to edit has no number",
                    "message to edit not found",
                    "Client.cpp, check_message",
                    scene -> scene.call("editMessageCaption", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "inline message is unknown",
                    "MESSAGE_ID_INVALID",
                    "MTProto, messages.editInlineBotMessage",
                    scene -> scene.call("editMessageReplyMarkup", Map.of("inline_message_id", "abc"))),
            badRequest(
                    "caption of nothing",
                    "message identifier is not specified",
                    "Client.cpp, get_inline_message_id",
                    scene -> scene.call("editMessageCaption", Map.of("caption", "a"))),
            badRequest(
                    "edit with another markup",
                    "inline keyboard expected",
                    "td/telegram/ReplyMarkup.cpp, get_reply_markup",
                    scene -> {
                        int id = scene.sent(scene.ann());
                        return scene.call(
                                "editMessageText",
                                Map.of(
                                        "chat_id",
                                        scene.ann(),
                                        "message_id",
                                        id,
                                        "text",
                                        "b",
                                        "reply_markup",
                                        "{\"force_reply\":true}"));
                    }),
            badRequest(
                    "caption of a text",
                    "there is no caption in the message to edit",
                    "td/telegram/MessagesManager.cpp, edit_message_caption",
                    scene -> {
                        int id = scene.sent(scene.ann());
                        return scene.call(
                                "editMessageCaption", Map.of("chat_id", scene.ann(), "message_id", id, "caption", "b"));
                    }),
            badRequest(
                    "new media is absent",
                    "parameter \"media\" is required",
                    "Client.cpp, get_required_string_arg",
                    scene -> scene.call("editMessageMedia", Map.of("chat_id", scene.ann(), "message_id", 1))),
            badRequest(
                    "new media is no JSON",
                    "can't parse input media JSON object",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "editMessageMedia", Map.of("chat_id", scene.ann(), "message_id", 1, "media", "{"))),
            badRequest(
                    "media of another's message",
                    "message media can't be edited",
                    "td/telegram/MessagesManager.cpp, edit_message_media",
                    scene -> scene.call(
                            "editMessageMedia",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "message_id",
                                    1,
                                    "media",
                                    Map.of("type", "photo", "media", "https://example.com/a.jpg")))),
            badRequest(
                    "chat to delete in is absent",
                    "chat identifier is not specified",
                    "Client.cpp, process_delete_message_query",
                    scene -> scene.call("deleteMessage", Map.of("message_id", 1))),
            badRequest(
                    "message to delete has no number",
                    "message identifier is not specified",
                    "Client.cpp, process_delete_message_query",
                    scene -> scene.call("deleteMessage", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "message to delete is unknown",
                    "message to delete not found",
                    "Client.cpp, check_message",
                    scene -> scene.call("deleteMessage", Map.of("chat_id", scene.ann(), "message_id", 99999))),
            badRequest(
                    "message to delete is another's in a group",
                    "message can't be deleted",
                    "td/telegram/MessagesManager.cpp, delete_messages",
                    scene -> scene.call("deleteMessage", Map.of("chat_id", scene.group(), "message_id", 1))),
            badRequest(
                    "messages to delete are absent",
                    "message identifiers are not specified",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call("deleteMessages", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "messages to delete are none",
                    "message identifiers are not specified",
                    "Client.cpp, process_delete_messages_query",
                    scene -> scene.call("deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", List.of()))),
            badRequest(
                    "messages to delete are no JSON",
                    "can't parse message_ids JSON object",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call("deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", "["))),
            badRequest(
                    "messages to delete are no array",
                    "expected an Array of message identifiers",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call("deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", 1))),
            badRequest(
                    "messages to delete are 101",
                    "too many message identifiers specified",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call(
                            "deleteMessages",
                            Map.of("chat_id", scene.ann(), "message_ids", Collections.nCopies(101, 1)))),
            badRequest(
                    "message to delete is an object",
                    "message identifier must be a Number",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call(
                            "deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", List.of(Map.of())))),
            badRequest(
                    "message to delete is a word",
                    "can't parse message identifier as a Number",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call(
                            "deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", List.of("one")))),
            badRequest(
                    "message to delete is number 0",
                    "invalid message identifier specified",
                    "Client.cpp, get_message_ids",
                    scene -> scene.call("deleteMessages", Map.of("chat_id", scene.ann(), "message_ids", List.of(0)))),
            badRequest(
                    "forward from nowhere",
                    "parameter \"from_chat_id\" is required",
                    "Client.cpp, get_required_string_arg",
                    scene -> scene.call("forwardMessage", Map.of("chat_id", scene.ann(), "message_id", 1))),
            badRequest(
                    "forward of nothing",
                    "message to forward not found",
                    "Client.cpp, check_message",
                    scene -> scene.call(
                            "forwardMessage",
                            Map.of("chat_id", scene.ann(), "from_chat_id", scene.ann(), "message_id", 99999))),
            badRequest(
                    "copy of nothing",
                    "message to copy not found",
                    "Client.cpp, check_message",
                    scene -> scene.call(
                            "copyMessage",
                            Map.of("chat_id", scene.ann(), "from_chat_id", scene.ann(), "message_id", 99999))),
            badRequest(
                    "forwards of nothing",
                    "there are no messages to forward",
                    "td/telegram/MessagesManager.cpp, get_forwarded_messages",
                    scene -> scene.call(
                            "forwardMessages",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "from_chat_id",
                                    scene.ann(),
                                    "message_ids",
                                    List.of(99999)))),
            badRequest(
                    "copy of a service message",
                    "the message can't be copied",
                    "td/telegram/MessagesManager.cpp, forward_message",
                    scene -> scene.call(
                            "copyMessage",
                            Map.of("chat_id", scene.ann(), "from_chat_id", scene.group(), "message_id", 1))),
            badRequest(
                    "forward of a service message",
                    "the message can't be forwarded",
                    "td/telegram/MessagesManager.cpp, forward_message",
                    scene -> scene.call(
                            "forwardMessage",
                            Map.of("chat_id", scene.ann(), "from_chat_id", scene.group(), "message_id", 1))),
            badRequest(
                    "copies of service messages alone",
                    "messages can't be forwarded",
                    "Client.cpp, TdOnForwardMessagesCallback",
                    scene -> scene.call(
                            "copyMessages",
                            Map.of("chat_id", scene.ann(), "from_chat_id", scene.group(), "message_ids", List.of(1)))),
            badRequest(
                    "copies out of order",
                    "message identifiers must be in a strictly increasing order",
                    "td/telegram/MessagesManager.cpp, get_forwarded_messages",
                    scene -> {
                        int id = scene.sent(scene.ann());
                        return scene.call(
                                "copyMessages",
                                Map.of(
                                        "chat_id",
                                        scene.ann(),
                                        "from_chat_id",
                                        scene.ann(),
                                        "message_ids",
                                        List.of(id, 1)));
                    }),
            badRequest(
                    "pin of nothing",
                    "message to pin not found",
                    "Client.cpp, check_message",
                    scene -> scene.call("pinChatMessage", Map.of("chat_id", scene.ann(), "message_id", 99999))),
            badRequest(
                    "pin without the right",
                    "not enough rights to manage pinned messages in the chat",
                    "td/telegram/DialogManager.cpp, can_pin_messages",
                    scene -> {
                        EmulatedGroup basic = scene.telegram()
                                .group(ChatType.GROUP, "Basic", scene.telegram().person("Olga"));
                        basic.adds(scene.bot());
                        return scene.call(
                                "pinChatMessage", Map.of("chat_id", basic.id(), "message_id", scene.sent(basic.id())));
                    }),
            badRequest(
                    "unpin where nothing is pinned",
                    "message to unpin not found",
                    "Client.cpp, TdOnGetChatPinnedMessageToUnpinCallback",
                    scene -> scene.call("unpinChatMessage", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "unpin of what is not there",
                    "message to unpin not found",
                    "Client.cpp, check_message",
                    scene -> scene.call("unpinChatMessage", Map.of("chat_id", scene.ann(), "message_id", 99999))));

    ChangeRefusalsTest() {
        super(TRIPLES);
    }
}
