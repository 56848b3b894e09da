package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import java.util.List;
import java.util.Map;

/** Keyboards, and what a message answers. */
class MarkupRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "keyboard is no array",
                    "field \"keyboard\" must be of type Array",
                    "tdutils/td/utils/JsonBuilder.cpp, extract_optional_field",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"keyboard\":1}"))),
            badRequest(
                    "keyboard is flat",
                    "field \"keyboard\" must be an Array of Arrays",
                    "Client.cpp, get_reply_markup",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"keyboard\":[\"A\"]}"))),
            badRequest(
                    "keyboard button is a number",
                    "can't parse keyboard button: KeyboardButton must be a String or an Object",
                    "Client.cpp, get_keyboard_button",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"keyboard\":[[1]]}"))),
            badRequest(
                    "keyboard button has no text",
                    "can't parse keyboard button: Can't find field \"text\"",
                    "tdutils/td/utils/JsonBuilder.cpp, get_required_string_field",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_markup", "{\"keyboard\":[[{}]]}"))),
            badRequest(
                    "option of a keyboard is a word",
                    "field \"selective\" must be of type Boolean",
                    "tdutils/td/utils/JsonBuilder.cpp, get_optional_bool_field",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of("reply_markup", "{\"keyboard\":[[\"A\"]],\"selective\":\"yes\"}"))),
            badRequest(
                    "inline button is a word",
                    "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
                    "Client.cpp, get_inline_keyboard_button",
                    scene -> scene.sendText(
                            scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[[\"A\"]]}"))),
            badRequest(
                    "inline button has no text",
                    "can't parse inline keyboard button: Can't find field \"text\"",
                    "tdutils/td/utils/JsonBuilder.cpp, get_required_string_field",
                    scene -> scene.sendText(
                            scene.ann(), "a", Map.of("reply_markup", "{\"inline_keyboard\":[[{\"url\":\"a.com\"}]]}"))),
            badRequest(
                    "inline button has a strange style",
                    "can't parse inline keyboard button: invalid button style specified",
                    "Client.cpp, get_button_style",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of("reply_markup", "{\"inline_keyboard\":[[{\"text\":\"a\",\"style\":\"loud\"}]]}"))),
            badRequest(
                    "address of a button leads nowhere",
                    "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
                    "td/telegram/LinkManager.cpp, check_link",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"a\",\"url\":\"http://localhost\"}]]}"))),
            badRequest(
                    "web app of a button is not secure",
                    "inline keyboard button Web App URL 'http://a.com' is invalid: Only HTTPS links are allowed",
                    "td/telegram/LinkManager.cpp, check_link",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"a\",\"web_app\":{\"url\":\"http://a.com\"}}]]}"))),
            badRequest(
                    "button asks a group for a phone number",
                    "phone number can be requested in private chats only",
                    "td/telegram/ReplyMarkup.cpp, get_keyboard_button",
                    scene -> scene.sendText(
                            scene.group(),
                            "a",
                            Map.of("reply_markup", "{\"keyboard\":[[{\"text\":\"a\",\"request_contact\":true}]]}"))),
            badRequest(
                    "reply parameters are no JSON",
                    "can't parse reply parameters JSON object",
                    "Client.cpp, get_reply_parameters",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_parameters", "{"))),
            badRequest(
                    "reply parameters are no object",
                    "object expected as reply parameters",
                    "Client.cpp, get_reply_parameters",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_parameters", "[]"))),
            badRequest(
                    "reply parameters name no message",
                    "can't find field \"message_id\"",
                    "tdutils/td/utils/JsonBuilder.cpp, get_required_int_field",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_parameters", "{\"chat_id\":1}"))),
            badRequest(
                    "reply parameters name a word",
                    "field \"message_id\" must be a valid Number",
                    "tdutils/td/utils/JsonBuilder.cpp, get_integer_field",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_parameters", "{\"message_id\":\"one\"}"))),
            badRequest(
                    "reply to what is not in that chat",
                    "message to be replied not found",
                    "Client.cpp, check_reply_parameters",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("reply_parameters", "{\"message_id\":99999}"))),
            badRequest(
                    "thread of a private chat",
                    "message thread not found",
                    "Client.cpp, check_message_topic",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("message_thread_id", 5))));

    MarkupRefusalsTest() {
        super(TRIPLES);
    }
}
