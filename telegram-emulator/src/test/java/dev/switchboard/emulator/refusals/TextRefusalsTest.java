package dev.switchboard.emulator.refusals;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** Texts, and how they are marked. */
class TextRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            new RefusalTriple(
                    "text is absent",
                    400,
                    "Bad Request: message text is empty",
                    "Client.cpp, get_formatted_text",
                    scene -> scene.call("sendMessage", Map.of("chat_id", scene.ann()))),
            new RefusalTriple(
                    "text is space",
                    400,
                    "Bad Request: text must be non-empty",
                    "TDLib, MessageEntity.cpp, fix_formatted_text",
                    scene -> scene.sendText(scene.ann(), " \n ")),
            new RefusalTriple(
                    "text has 4097 units",
                    400,
                    "Bad Request: message is too long",
                    "TDLib, MessageContent.cpp, create_input_message_content",
                    scene -> scene.sendText(scene.ann(), "a".repeat(4097))),
            new RefusalTriple(
                    "text has 2049 surrogate pairs",
                    400,
                    "Bad Request: message is too long",
                    "Bot API, sendMessage: 1-4096 characters",
                    scene -> scene.sendText(scene.ann(), "😀".repeat(2049))),
            new RefusalTriple(
                    "parse mode is unknown",
                    400,
                    "Bad Request: unsupported parse_mode",
                    "Client.cpp, get_formatted_text",
                    scene -> scene.sendText(scene.ann(), "a", Map.of("parse_mode", "BBCode"))),
            new RefusalTriple(
                    "text is over 32 KiB of bytes",
                    400,
                    "Bad Request: text is too long",
                    "Client.cpp, get_formatted_text",
                    scene -> scene.sendText(scene.ann(), "é".repeat(1 << 14) + "a")),
            new RefusalTriple(
                    "MarkdownV2: reserved character stands bare",
                    400,
                    "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
                    "TDLib, MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "Hello.")),
            new RefusalTriple(
                    "MarkdownV2: bold never ends",
                    400,
                    "Bad Request: can't parse entities: Can't find end of Bold entity at byte offset 3",
                    "TDLib, MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "é *a")),
            new RefusalTriple(
                    "MarkdownV2: address never ends",
                    400,
                    "Bad Request: can't parse entities: Can't find end of a URL at byte offset 4",
                    "TDLib, MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "[a](x")),
            new RefusalTriple(
                    "MarkdownV2: emoji has no address",
                    400,
                    "Bad Request: can't parse entities: The entity must contain a tg://emoji or tg://time URL",
                    "TDLib, MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "![a]")),
            new RefusalTriple(
                    "MarkdownV2: emoji has a wrong address",
                    400,
                    "Bad Request: can't parse entities: Invalid tg://emoji or tg://time URL specified",
                    "TDLib, MessageEntity.cpp, parse_markdown_v2",
                    scene -> markup(scene, "MarkdownV2", "![a](x.org)")),
            new RefusalTriple(
                    "Markdown: entity never ends",
                    400,
                    "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 1",
                    "TDLib, MessageEntity.cpp, parse_markdown",
                    scene -> markup(scene, "Markdown", "a_b")),
            new RefusalTriple(
                    "HTML: tag is unknown",
                    400,
                    "Bad Request: can't parse entities: Unsupported start tag \"div\" at byte offset 2",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "é<div>")),
            new RefusalTriple(
                    "HTML: start tag is not closed",
                    400,
                    "Bad Request: can't parse entities: Unclosed start tag at byte offset 0",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b")),
            new RefusalTriple(
                    "HTML: end tag is not closed",
                    400,
                    "Bad Request: can't parse entities: Unclosed end tag at byte offset 4",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b>a</b")),
            new RefusalTriple(
                    "HTML: end tag has no start",
                    400,
                    "Bad Request: can't parse entities: Unexpected end tag at byte offset 1",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "a</b>")),
            new RefusalTriple(
                    "HTML: end tag is another's",
                    400,
                    "Bad Request: can't parse entities: Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<b>a</i>")),
            new RefusalTriple(
                    "HTML: tag never ends",
                    400,
                    "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"i\"",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<i>a")),
            new RefusalTriple(
                    "HTML: attribute has no name",
                    400,
                    "Bad Request: can't parse entities: Empty attribute name in the tag \"a\" at byte offset 0",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<a =x>a</a>")),
            new RefusalTriple(
                    "HTML: bare value has a strange end",
                    400,
                    "Bad Request: can't parse entities: Unexpected end of name token at byte offset 8",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<a href=x/y>a</a>")),
            new RefusalTriple(
                    "HTML: span is no spoiler",
                    400,
                    "Bad Request: can't parse entities: Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "<span>a</span>")),
            new RefusalTriple(
                    "HTML: half a character",
                    400,
                    "Bad Request: can't parse entities: Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
                    "TDLib, MessageEntity.cpp, parse_html",
                    scene -> markup(scene, "HTML", "&#xD800;")),
            new RefusalTriple(
                    "entity is no object",
                    400,
                    "Bad Request: can't parse MessageEntity: expected an Object",
                    "Client.cpp, get_text_entity",
                    scene -> entities(scene, "[1]")),
            new RefusalTriple(
                    "entity has no type",
                    400,
                    "Bad Request: can't parse MessageEntity: Can't find field \"type\"",
                    "Client.cpp, get_text_entity_type; TDLib, JsonBuilder.cpp",
                    scene -> entities(scene, "[{\"offset\":0,\"length\":1}]")),
            new RefusalTriple(
                    "entity has an unknown type",
                    400,
                    "Bad Request: can't parse MessageEntity: Unsupported type specified",
                    "Client.cpp, get_text_entity_type",
                    scene -> entities(scene, "[{\"type\":\"blink\",\"offset\":0,\"length\":1}]")),
            new RefusalTriple(
                    "entity ends behind the text",
                    400,
                    "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
                    "TDLib, MessageEntity.cpp, clean_input_string_with_entities",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":0,\"length\":9}]")),
            new RefusalTriple(
                    "entity begins inside a character",
                    400,
                    "Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 4",
                    "TDLib, MessageEntity.cpp, clean_input_string_with_entities",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":1,\"length\":1}]")),
            new RefusalTriple(
                    "entity has an offset below zero",
                    400,
                    "Bad Request: receive an entity with incorrect offset -1",
                    "TDLib, MessageEntity.cpp, fix_formatted_text",
                    scene -> entities(scene, "[{\"type\":\"bold\",\"offset\":-1,\"length\":1}]")),
            new RefusalTriple(
                    "entity links to no address",
                    400,
                    "Bad Request: entity URL 'x' is invalid: Wrong HTTP URL",
                    "TDLib, LinkManager.cpp, check_link",
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
