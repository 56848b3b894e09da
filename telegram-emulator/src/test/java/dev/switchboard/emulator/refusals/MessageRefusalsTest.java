package dev.switchboard.emulator.refusals;

import java.util.List;
import java.util.Map;

/** Sending, editing, answering. */
class MessageRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            new RefusalTriple(
                    "chat_id is absent",
                    400,
                    "Bad Request: chat_id is empty",
                    "Client.cpp, check_chat",
                    scene -> scene.call("sendMessage", Map.of("text", "a"))),
            new RefusalTriple(
                    "chat is unknown",
                    400,
                    "Bad Request: chat not found",
                    "Client.cpp, check_chat",
                    scene -> scene.sendText(4242, "a")),
            new RefusalTriple(
                    "chat_id is no number",
                    400,
                    "Bad Request: chat not found",
                    "Client.cpp, check_chat",
                    scene -> scene.sendText("abc", "a")),
            new RefusalTriple(
                    "user name is unknown",
                    400,
                    "Bad Request: chat not found",
                    "Client.cpp, check_chat",
                    scene -> scene.sendText("@nobody", "a")),
            new RefusalTriple(
                    "bot never met the person",
                    400,
                    "Bad Request: chat not found",
                    "Client.cpp, check_user",
                    scene -> scene.sendText(scene.stranger(), "a")),
            new RefusalTriple(
                    "bot never saw the group",
                    400,
                    "Bad Request: chat not found",
                    "Client.cpp, check_chat",
                    scene -> scene.sendText(scene.foreign(), "a")),
            new RefusalTriple(
                    "person never started the bot",
                    403,
                    "Forbidden: bot can't initiate conversation with a user",
                    "Client.cpp, fail_query_with_error",
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
            new RefusalTriple(
                    "markup is no JSON",
                    400,
                    "Bad Request: can't parse reply keyboard markup JSON object",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{"))),
            new RefusalTriple(
                    "markup is no object",
                    400,
                    "Bad Request: object expected as reply markup",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "[]"))),
            new RefusalTriple(
                    "keyboard has no rows",
                    400,
                    "Bad Request: field \"inline_keyboard\" of the InlineKeyboardMarkup must be an Array of Arrays",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[{}]}"))),
            new RefusalTriple(
                    "button does nothing",
                    400,
                    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
                    "Client.cpp, get_inline_keyboard_button",
                    scene -> scene.sendText(
                            scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"b\"}]]}"))),
            new RefusalTriple(
                    "callback data has 65 bytes",
                    400,
                    "Bad Request: BUTTON_DATA_INVALID",
                    "Bot API, InlineKeyboardButton: 1-64 bytes",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"b\",\"callback_data\":\"" + "x".repeat(65)
                                            + "\"}]]}"))),
            new RefusalTriple(
                    "replied message is unknown",
                    400,
                    "Bad Request: message to be replied not found",
                    "Client.cpp, check_message",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_to_message_id", 99))),
            new RefusalTriple(
                    "chat action is unknown",
                    400,
                    "Bad Request: wrong parameter action in request",
                    "Client.cpp, process_send_chat_action_query",
                    scene -> scene.call("sendChatAction", Map.of("chat_id", scene.ann(), "action", "sleep"))),
            new RefusalTriple(
                    "edit names no message",
                    400,
                    "Bad Request: message identifier is not specified",
                    "Client.cpp, process_edit_message_text_query",
                    scene -> scene.call("editMessageText", Map.of("text", "a"))),
            new RefusalTriple(
                    "edited message is unknown",
                    400,
                    "Bad Request: message to edit not found",
                    "Client.cpp, check_message",
                    scene -> scene.call(
                            "editMessageText", Map.of("chat_id", scene.ann(), "text", "a", "message_id", 99))),
            new RefusalTriple(
                    "edited message is the person's",
                    400,
                    "Bad Request: message can't be edited",
                    "TDLib, MessagesManager.cpp, edit_message_text",
                    scene -> scene.call(
                            "editMessageText", Map.of("chat_id", scene.ann(), "text", "a", "message_id", 1))),
            new RefusalTriple(
                    "edit changes nothing",
                    400,
                    "Bad Request: message is not modified: specified new message content and reply markup are exactly"
                            + " the same as a current content and reply markup of the message",
                    "Client.cpp, fail_query_with_error",
                    scene -> {
                        String sent = scene.sendText(scene.ann(), "same").body();
                        String id = sent.replaceFirst(".*\"message_id\":([0-9]+).*", "$1");
                        return scene.call(
                                "editMessageText", Map.of("chat_id", scene.ann(), "text", "same", "message_id", id));
                    }),
            new RefusalTriple(
                    "callback query is unknown",
                    400,
                    "Bad Request: query is too old and response timeout expired or query ID is invalid",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call("answerCallbackQuery", Map.of("callback_query_id", "1"))),
            new RefusalTriple(
                    "callback answer has 201 units",
                    400,
                    "Bad Request: MESSAGE_TOO_LONG",
                    "Bot API, answerCallbackQuery: 0-200 characters",
                    scene -> scene.call(
                            "answerCallbackQuery", Map.of("callback_query_id", "1", "text", "a".repeat(201)))));

    MessageRefusalsTest() {
        super(TRIPLES);
    }
}
