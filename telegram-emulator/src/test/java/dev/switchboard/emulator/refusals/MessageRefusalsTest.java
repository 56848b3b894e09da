package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import java.util.List;
import java.util.Map;

/** Sending, editing, answering. */
class MessageRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "chat_id is absent",
                    "chat_id is empty",
                    "Client.cpp, check_chat",
                    scene -> scene.call("sendMessage", Map.of("text", "a"))),
            badRequest(
                    "chat is unknown",
                    "chat not found",
                    "Client.cpp, TdOnCheckChatCallback",
                    scene -> scene.sendText(4242, "a")),
            badRequest(
                    "chat_id is no number",
                    "chat not found",
                    "Client.cpp, TdOnCheckChatCallback",
                    scene -> scene.sendText("abc", "a")),
            badRequest(
                    "user name is unknown",
                    "chat not found",
                    "Client.cpp, TdOnCheckChatCallback",
                    scene -> scene.sendText("@nobody", "a")),
            badRequest(
                    "bot never met the person",
                    "chat not found",
                    "Client.cpp, TdOnCheckChatCallback",
                    scene -> scene.sendText(scene.stranger(), "a")),
            badRequest(
                    "bot never saw the group",
                    "chat not found",
                    "Client.cpp, TdOnCheckChatCallback",
                    scene -> scene.sendText(scene.foreign(), "a")),
            new RefusalTriple(
                    "person never started the bot",
                    403,
                    "Forbidden: bot can't initiate conversation with a user",
                    "td/telegram/MessagesManager.cpp, process_send_message_fail_error",
                    scene -> scene.sendText(scene.member(), "a")),
            new RefusalTriple(
                    "person blocked the bot",
                    403,
                    "Forbidden: bot was blocked by the user",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.sendText(scene.blocker(), "a")),
            new RefusalTriple(
                    "person blocked the bot, and it types",
                    403,
                    "Forbidden: bot was blocked by the user",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call("sendChatAction", Map.of("chat_id", scene.blocker(), "action", "typing"))),
            new RefusalTriple(
                    "group removed the bot",
                    403,
                    "Forbidden: bot was kicked from the supergroup chat",
                    "Client.cpp, check_chat_access",
                    scene -> scene.sendText(scene.left(), "a")),
            badRequest(
                    "markup is no JSON",
                    "can't parse reply keyboard markup JSON object",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{"))),
            badRequest(
                    "markup is no object",
                    "object expected as reply markup",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "[]"))),
            badRequest(
                    "keyboard has no rows",
                    "field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[{}]}"))),
            badRequest(
                    "button does nothing",
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                    "Client.cpp, get_inline_keyboard_button_type",
                    scene -> scene.sendText(
                            scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"b\"}]]}"))),
            badRequest(
                    "callback data has 65 bytes",
                    "BUTTON_DATA_INVALID",
                    "Bot API, InlineKeyboardButton",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"b\",\"callback_data\":\"" + "x".repeat(65)
                                            + "\"}]]}"))),
            badRequest(
                    "replied message is unknown",
                    "message to be replied not found",
                    "Client.cpp, check_reply_parameters",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_to_message_id", 99))),
            badRequest(
                    "chat action is unknown",
                    "wrong parameter action in request",
                    "Client.cpp, process_send_chat_action_query",
                    scene -> scene.call("sendChatAction", Map.of("chat_id", scene.ann(), "action", "sleep"))),
            badRequest(
                    "edit names no message",
                    "message identifier is not specified",
                    "Client.cpp, get_inline_message_id",
                    scene -> scene.call("editMessageText", Map.of("text", "a"))),
            badRequest(
                    "edited message is unknown",
                    "message to edit not found",
                    "Client.cpp, check_message",
                    scene -> scene.call(
                            "editMessageText", Map.of("chat_id", scene.ann(), "text", "a", "message_id", 99))),
            badRequest(
                    "edited message is the person's",
                    "message can't be edited",
                    "td/telegram/MessagesManager.cpp, edit_message_text",
                    scene -> scene.call(
                            "editMessageText", Map.of("chat_id", scene.ann(), "text", "a", "message_id", 1))),
            badRequest(
                    "edit changes nothing",
                    "message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message",
                    "Client.cpp, fail_query_with_error",
                    scene -> {
                        String sent = scene.sendText(scene.ann(), "same").body();
                        String id = sent.replaceFirst(".*\"message_id\":([0-9]+).*", "$1");
                        return scene.call(
                                "editMessageText", Map.of("chat_id", scene.ann(), "text", "same", "message_id", id));
                    }),
            badRequest(
                    "callback query is unknown",
                    "query is too old and response timeout expired or query ID is invalid",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call("answerCallbackQuery", Map.of("callback_query_id", "1"))),
            badRequest(
                    "callback answer opens another address",
                    "URL_INVALID",
                    "MTProto, messages.setBotCallbackAnswer",
                    scene -> scene.call(
                            "answerCallbackQuery", Map.of("callback_query_id", "1", "url", "https://example.com"))),
            badRequest(
                    "callback answer has 201 units",
                    "MESSAGE_TOO_LONG",
                    "Bot API, answerCallbackQuery",
                    scene -> scene.call(
                            "answerCallbackQuery", Map.of("callback_query_id", "1", "text", "a".repeat(201)))));

    MessageRefusalsTest() {
        super(TRIPLES);
    }
}
