package dev.switchboard.emulator.refusals;

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
                    "TDLib, MessageContent.cpp, get_input_message_content",
                    scene -> scene.sendText(scene.ann(), " \n ")),
            new RefusalTriple(
                    "text has 4097 units",
                    400,
                    "Bad Request: message is too long",
                    "TDLib, MessagesManager.cpp, MESSAGE_TOO_LONG",
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
                    scene -> scene.sendText(scene.ann(), "a", Map.of("parse_mode", "BBCode"))));

    TextRefusalsTest() {
        super(TRIPLES);
    }
}
