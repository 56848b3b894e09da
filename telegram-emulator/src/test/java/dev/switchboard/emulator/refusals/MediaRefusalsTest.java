package dev.switchboard.emulator.refusals;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Files, albums and downloads. */
class MediaRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            bad(
                    "photo is absent",
                    "there is no photo in the request",
                    "Client.cpp, process_send_photo_query",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann()))),
            bad(
                    "document is absent",
                    "there is no document in the request",
                    "Client.cpp, process_send_document_query",
                    scene -> scene.call("sendDocument", Map.of("chat_id", scene.ann()))),
            bad(
                    "video is absent",
                    "there is no video in the request",
                    "Client.cpp, process_send_video_query",
                    scene -> scene.call("sendVideo", Map.of("chat_id", scene.ann()))),
            bad(
                    "audio is absent",
                    "there is no audio in the request",
                    "Client.cpp, process_send_audio_query",
                    scene -> scene.call("sendAudio", Map.of("chat_id", scene.ann()))),
            bad(
                    "voice is absent",
                    "there is no voice in the request",
                    "Client.cpp, process_send_voice_query",
                    scene -> scene.call("sendVoice", Map.of("chat_id", scene.ann()))),
            bad(
                    "animation is absent",
                    "there is no animation in the request",
                    "Client.cpp, process_send_animation_query",
                    scene -> scene.call("sendAnimation", Map.of("chat_id", scene.ann()))),
            bad(
                    "sticker is absent",
                    "there is no sticker in the request",
                    "Client.cpp, process_send_sticker_query",
                    scene -> scene.call("sendSticker", Map.of("chat_id", scene.ann()))),
            bad(
                    "video note is absent",
                    "there is no video note in the request",
                    "Client.cpp, process_send_video_note_query",
                    scene -> scene.call("sendVideoNote", Map.of("chat_id", scene.ann()))),
            bad(
                    "attached part is absent",
                    "there is no photo in the request",
                    "Client.cpp, get_input_file",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "attach://nothing"))),
            bad(
                    "file id has a wrong length",
                    "wrong remote file identifier specified: Wrong string length",
                    "FileManager.cpp, from_persistent_id; base64.cpp",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abcde"))),
            bad(
                    "file id has a wrong character",
                    "wrong remote file identifier specified: Wrong character in the string",
                    "FileManager.cpp, from_persistent_id; base64.cpp",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abc!"))),
            bad(
                    "file id has a wrong end",
                    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
                    "FileManager.cpp, from_persistent_id",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abcd"))),
            bad(
                    "file id says nothing",
                    "wrong remote file identifier specified: can't unserialize it",
                    "FileManager.cpp, from_persistent_id_v23",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "AAAE"))),
            bad(
                    "file id is of no file there is",
                    "wrong file identifier/HTTP URL specified",
                    "MessagesManager.cpp, on_send_message_fail",
                    scene -> scene.call(
                            "sendPhoto",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "photo",
                                    FileId.of(MediaKind.PHOTO, 999, 0).toString()))),
            bad(
                    "document is sent as a photo",
                    "can't use file of type Document as Photo",
                    "FileManager.cpp, from_persistent_id_v23",
                    scene -> scene.call(
                            "sendPhoto",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "photo",
                                    FileId.of(MediaKind.DOCUMENT, 999, 0).toString()))),
            bad(
                    "file address has another protocol",
                    "invalid file HTTP URL specified: Unsupported URL protocol",
                    "FileManager.cpp, from_persistent_id; HttpUrl.cpp, parse_url",
                    scene -> scene.call(
                            "sendPhoto", Map.of("chat_id", scene.ann(), "photo", "ftp://example.com/a.jpg"))),
            bad(
                    "file address names no host of the net",
                    "wrong HTTP URL specified",
                    "Client.cpp, fail_query_with_error",
                    scene ->
                            scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "http://localhost/a.jpg"))),
            bad(
                    "file address cannot be reached",
                    "failed to get HTTP URL content",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call(
                            "sendPhoto", Map.of("chat_id", scene.ann(), "photo", "https://example.invalid/a.jpg"))),
            bad(
                    "album is absent",
                    "parameter \"media\" is required",
                    "Client.cpp, get_required_string_arg",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann()))),
            bad(
                    "album is no JSON",
                    "can't parse media JSON object",
                    "Client.cpp, get_input_message_contents",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", "["))),
            bad(
                    "album is no array",
                    "expected an Array of InputMedia",
                    "Client.cpp, get_input_message_contents",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", Map.of()))),
            bad(
                    "album is empty",
                    "there are no messages to send",
                    "MessagesManager.cpp, send_message_group",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of()))),
            bad(
                    "album holds a number",
                    "can't parse InputMedia: expected an Object",
                    "Client.cpp, get_input_media",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(1)))),
            bad(
                    "album holds what has no type",
                    "can't parse InputMedia: Can't find field \"type\"",
                    "JsonBuilder.cpp, get_required_string_field",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(Map.of("media", "a.b"))))),
            bad(
                    "album holds what has no file",
                    "can't parse InputMedia: media not found",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(Map.of("type", "photo"))))),
            bad(
                    "album holds a poll",
                    "can't parse InputMedia: type \"poll\" is unsupported",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(item("poll"))))),
            bad(
                    "album holds an animation",
                    "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(item("animation"))))),
            bad(
                    "album has eleven files",
                    "too many messages to send as an album",
                    "MessageContent.cpp, check_message_group_message_contents",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", Collections.nCopies(11, item("photo"))))),
            bad(
                    "album mixes photo and document",
                    "document can't be mixed with other media types",
                    "MessageContent.cpp, check_message_group_message_contents",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(item("photo"), item("document"))))),
            bad(
                    "file to get has no id",
                    "file_id not specified",
                    "Client.cpp, check_remote_file_id",
                    scene -> scene.call("getFile", Map.of())),
            bad(
                    "file to get has a broken id",
                    "invalid file_id",
                    "Client.cpp, check_remote_file_id",
                    scene -> scene.call("getFile", Map.of("file_id", "abc"))),
            bad(
                    "file to get is of another bot",
                    "wrong file_id or the file is temporarily unavailable",
                    "Client.cpp, on_update_file",
                    scene -> scene.call(
                            "getFile",
                            Map.of("file_id", FileId.of(MediaKind.PHOTO, 1, 0).toString()))),
            bad(
                    "caption has 1025 units",
                    "message caption is too long",
                    "Bot API, sendPhoto: 0-1024 characters",
                    scene -> scene.call(
                            "sendPhoto",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "photo",
                                    "https://example.com/a.jpg",
                                    "caption",
                                    "a".repeat(1025)))));

    MediaRefusalsTest() {
        super(TRIPLES);
    }

    private static RefusalTriple bad(String situation, String reason, String source, RefusalTriple.RefusedCall call) {
        return new RefusalTriple(situation, 400, "Bad Request: " + reason, source, call);
    }

    private static Map<String, String> item(String type) {
        return Map.of("type", type, "media", "https://example.com/a.jpg");
    }
}
