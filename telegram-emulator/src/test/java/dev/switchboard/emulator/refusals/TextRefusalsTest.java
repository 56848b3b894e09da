package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Texts, and how they are marked. */
class TextRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "text is absent",
                    "message text is empty",
                    "Client.cpp, get_input_message_text",
                    scene -> scene.call("sendMessage", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "text is space",
                    "text must be non-empty",
                    "td/telegram/MessageEntity.cpp, fix_formatted_text",
                    scene -> scene.sendText(scene.ann(), " \n ")),
            badRequest(
                    "text has 4097 units",
                    "message is too long",
                    "td/telegram/MessageContent.cpp, create_input_message_content",
                    scene -> scene.sendText(scene.ann(), "a".repeat(4097))),
            badRequest(
                    "text has 2049 surrogate pairs",
                    "message is too long",
                    "Bot API, sendMessage",
                    scene -> scene.sendText(scene.ann(), "😀".repeat(2049))),
            badRequest(
                    "text ends with half an emoji",
                    "strings must be encoded in UTF-8",
                    "td/telegram/Requests.cpp, CLEAN_INPUT_STRING",
                    scene -> scene.post("sendMessage", "{\"chat_id\":" + scene.ann() + ",\"text\":\"a\\ud83d\"}")),
            badRequest(
                    "button has half an emoji",
                    "strings must be encoded in UTF-8",
                    "td/telegram/Requests.cpp, CLEAN_INPUT_STRING",
                    scene -> scene.sendText(
                            scene.ann(),
                            "a",
                            Map.of(
                                    "reply_markup",
                                    "{\"inline_keyboard\":[[{\"text\":\"\\ud83d\",\"callback_data\":\"a\"}]]}"))),
            badRequest(
                    "parse mode is unknown",
                    "unsupported parse_mode",
                    "Client.cpp, get_formatted_text",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("parse_mode", "BBCode"))),
            badRequest(
                    "text is over 32 KiB of bytes",
                    "text is too long",
                    "Client.cpp, get_formatted_text",
                    scene -> scene.sendText(scene.ann(), "é".repeat(1 << 14) + "a")),
            badRequest(
                    "MarkdownV2: reserved character stands bare",
                    "can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
                    "td/telegram/MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "Hello.")),
            badRequest(
                    "MarkdownV2: bold never ends",
                    "can't parse entities: Can't find end of Bold entity at byte offset 3",
                    "td/telegram/MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "é *a")),
            badRequest(
                    "MarkdownV2: address never ends",
                    "can't parse entities: Can't find end of a URL at byte offset 4",
                    "td/telegram/MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "[a](x")),
            badRequest(
                    "MarkdownV2: emoji has no address",
                    "can't parse entities: The entity must contain a tg://emoji or tg://time URL",
                    "td/telegram/MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "![a]")),
            badRequest(
                    "MarkdownV2: emoji has a wrong address",
                    "can't parse entities: Invalid tg://emoji or tg://time URL specified",
                    "td/telegram/MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "![a](x.org)")),
            badRequest(
                    "Markdown: entity never ends",
                    "can't parse entities: Can't find end of the entity starting at byte offset 1",
                    "td/telegram/MessageEntity.cpp, parse_markdown",
                    scene -> markup(scene, "Markdown", "a_b")),
            badRequest(
                    "HTML: tag is unknown",
                    "can't parse entities: Unsupported start tag \"div\" at byte offset 2",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "é<div>")),
            badRequest(
                    "HTML: start tag is not closed",
                    "can't parse entities: Unclosed start tag at byte offset 0",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b")),
            badRequest(
                    "HTML: end tag is not closed",
                    "can't parse entities: Unclosed end tag at byte offset 4",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b>a</b")),
            badRequest(
                    "HTML: end tag has no start",
                    "can't parse entities: Unexpected end tag at byte offset 1",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "a</b>")),
            badRequest(
                    "HTML: end tag is another's",
                    "can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b>a</i>")),
            badRequest(
                    "HTML: tag never ends",
                    "can't parse entities: Can't find end tag corresponding to start tag \"i\"",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<i>a")),
            badRequest(
                    "HTML: attribute has no name",
                    "can't parse entities: Empty attribute name in the tag \"a\" at byte offset 0",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<a =x>a</a>")),
            badRequest(
                    "HTML: bare value has a strange end",
                    "can't parse entities: Unexpected end of name token at byte offset 8",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<a href=x/y>a</a>")),
            badRequest(
                    "HTML: span is no spoiler",
                    "can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<span>a</span>")),
            badRequest(
                    "HTML: half a character",
                    "can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
                    "td/telegram/MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "&#xD800;")),
            badRequest(
                    "entity is no object",
                    "can't parse MessageEntity: expected an Object",
                    "Client.cpp, get_text_entity",
                    scene -> entities(scene, "[1]")),
            badRequest(
                    "entity has no type",
                    "can't parse MessageEntity: Can't find field \"type\"",
                    "Client.cpp, get_text_entity; tdutils/td/utils/JsonBuilder.cpp, get_required_string_field",
                    scene -> entities(scene, "[{\"offset\":0,\"length\":1}]")),
            badRequest(
                    "entity has an unknown type",
                    "can't parse MessageEntity: Unsupported type specified",
                    "Client.cpp, get_text_entity_type",
                    scene -> entities(scene, "[{\"type\":\"blink\",\"offset\":0,\"length\":1}]")),
            badRequest(
                    "entity ends behind the text",
                    "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
                    "td/telegram/MessageEntity.cpp, clean_input_string_with_entities",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":0,\"length\":9}]")),
            badRequest(
                    "entity begins inside a character",
                    "entity begins in a middle of a UTF-16 symbol at byte offset 4",
                    "td/telegram/MessageEntity.cpp, clean_input_string_with_entities",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":1,\"length\":1}]")),
            badRequest(
                    "entity has an offset below zero",
                    "receive an entity with incorrect offset -1",
                    "td/telegram/MessageEntity.cpp, fix_formatted_text",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":-1,\"length\":1}]")),
            badRequest(
                    "entity links to no address",
                    "entity URL 'x' is invalid: Wrong HTTP URL",
                    "td/telegram/LinkManager.cpp, check_link",
                    scene -> entities(scene, "[{\"type\":\"text_link\",\"offset\":0,\"length\":2,\"url\":\"x\"}]")));

    TextRefusalsTest() {
        super(TRIPLES);
    }

    private static HttpResponse<String> markup(RefusalScene scene, String parseMode, String markup) throws Exception {
        return scene.sendText(scene.ann(), markup, Map.of("parse_mode", parseMode));
    }

    private static HttpResponse<String> entities(RefusalScene scene, String entities) throws Exception {
        return scene.sendText(scene.ann(), "😀 ab", Map.of("entities", entities));
    }
}
