package dev.switchboard.emulator.refusals;

import static dev.switchboard.emulator.refusals.RefusalTriple.badRequest;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaKind;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Files, albums and downloads. */
class MediaRefusalsTest extends RefusalsContract {
    static final List<RefusalTriple> TRIPLES = List.of(
            badRequest(
                    "photo is absent",
                    "there is no photo in the request",
                    "Client.cpp, process_send_photo_query",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "document is absent",
                    "there is no document in the request",
                    "Client.cpp, process_send_document_query",
                    scene -> scene.call("sendDocument", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "video is absent",
                    "there is no video in the request",
                    "Client.cpp, process_send_video_query",
                    scene -> scene.call("sendVideo", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "audio is absent",
                    "there is no audio in the request",
                    "Client.cpp, process_send_audio_query",
                    scene -> scene.call("sendAudio", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "voice is absent",
                    "there is no voice in the request",
                    "Client.cpp, process_send_voice_query",
                    scene -> scene.call("sendVoice", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "animation is absent",
                    "there is no animation in the request",
                    "Client.cpp, process_send_animation_query",
                    scene -> scene.call("sendAnimation", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "sticker is absent",
                    "there is no sticker in the request",
                    "Client.cpp, process_send_sticker_query",
                    scene -> scene.call("sendSticker", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "video note is absent",
                    "there is no video note in the request",
                    "Client.cpp, process_send_video_note_query",
                    scene -> scene.call("sendVideoNote", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "attached part is absent",
                    "there is no photo in the request",
                    "Client.cpp, get_input_file",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "attach://nothing"))),
            badRequest(
                    "file id has a wrong length",
                    "wrong remote file identifier specified: Wrong string length",
                    "td/telegram/files/FileManager.cpp, from_persistent_id; tdutils/td/utils/base64.cpp, base64_drop_padding",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abcde"))),
            badRequest(
                    "file id has a wrong character",
                    "wrong remote file identifier specified: Wrong character in the string",
                    "td/telegram/files/FileManager.cpp, from_persistent_id; tdutils/td/utils/base64.cpp, do_base64_decode_impl",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abc!"))),
            badRequest(
                    "file id has a wrong end",
                    "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
                    "td/telegram/files/FileManager.cpp, from_persistent_id",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "abcd"))),
            badRequest(
                    "file id says nothing",
                    "wrong remote file identifier specified: can't unserialize it",
                    "td/telegram/files/FileManager.cpp, from_persistent_id_v23",
                    scene -> scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "AAAE"))),
            badRequest(
                    "file id is of no file there is",
                    "wrong file identifier/HTTP URL specified",
                    "td/telegram/MessagesManager.cpp, process_send_message_fail_error",
                    scene -> scene.call(
                            "sendPhoto",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "photo",
                                    FileId.of(MediaKind.PHOTO, 999, 0).toString()))),
            badRequest(
                    "document is sent as a photo",
                    "can't use file of type Document as Photo",
                    "td/telegram/files/FileManager.cpp, from_persistent_id_v23",
                    scene -> scene.call(
                            "sendPhoto",
                            Map.of(
                                    "chat_id",
                                    scene.ann(),
                                    "photo",
                                    FileId.of(MediaKind.DOCUMENT, 999, 0).toString()))),
            badRequest(
                    "file address has another protocol",
                    "invalid file HTTP URL specified: Unsupported URL protocol",
                    "td/telegram/files/FileManager.cpp, from_persistent_id; tdutils/td/utils/HttpUrl.cpp, parse_url",
                    scene -> scene.call(
                            "sendPhoto", Map.of("chat_id", scene.ann(), "photo", "ftp://example.com/a.jpg"))),
            badRequest(
                    "file address names no host of the net",
                    "wrong HTTP URL specified",
                    "Client.cpp, fail_query_with_error",
                    scene ->
                            scene.call("sendPhoto", Map.of("chat_id", scene.ann(), "photo", "http://localhost/a.jpg"))),
            badRequest(
                    "file address cannot be reached",
                    "failed to get HTTP URL content",
                    "Client.cpp, fail_query_with_error",
                    scene -> scene.call(
                            "sendPhoto", Map.of("chat_id", scene.ann(), "photo", "https://example.invalid/a.jpg"))),
            badRequest(
                    "album is absent",
                    "parameter \"media\" is required",
                    "Client.cpp, get_required_string_arg",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann()))),
            badRequest(
                    "album is no JSON",
                    "can't parse media JSON object",
                    "Client.cpp, get_input_message_contents",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", "["))),
            badRequest(
                    "album is no array",
                    "expected an Array of InputMedia",
                    "Client.cpp, get_input_message_contents",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", Map.of()))),
            badRequest(
                    "album is empty",
                    "there are no messages to send",
                    "td/telegram/MessagesManager.cpp, send_message_group",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of()))),
            badRequest(
                    "album holds a number",
                    "can't parse InputMedia: expected an Object",
                    "Client.cpp, get_input_media",
                    scene -> scene.call("sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(1)))),
            badRequest(
                    "album holds what has no type",
                    "can't parse InputMedia: Can't find field \"type\"",
                    "tdutils/td/utils/JsonBuilder.cpp, get_required_string_field",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(Map.of("media", "a.b"))))),
            badRequest(
                    "album holds what has no file",
                    "can't parse InputMedia: media not found",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(Map.of("type", "photo"))))),
            badRequest(
                    "album holds a poll",
                    "can't parse InputMedia: type \"poll\" is unsupported",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(item("poll"))))),
            badRequest(
                    "album holds an animation",
                    "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
                    "Client.cpp, get_input_media",
                    scene -> scene.call(
                            "sendMediaGroup", Map.of("chat_id", scene.ann(), "media", List.of(item("animation"))))),
            badRequest(
                    "album has eleven files",
                    "too many messages to send as an album",
                    "td/telegram/MessageContent.cpp, check_message_group_message_contents",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", Collections.nCopies(11, item("photo"))))),
            badRequest(
                    "album mixes photo and document",
                    "document can't be mixed with other media types",
                    "td/telegram/MessageContent.cpp, check_message_group_message_contents",
                    scene -> scene.call(
                            "sendMediaGroup",
                            Map.of("chat_id", scene.ann(), "media", List.of(item("photo"), item("document"))))),
            badRequest(
                    "file to get has no id",
                    "file_id not specified",
                    "Client.cpp, check_remote_file_id",
                    scene -> scene.call("getFile", Map.of())),
            badRequest(
                    "file to get has a broken id",
                    "invalid file_id",
                    "Client.cpp, TdOnCheckRemoteFileIdCallback",
                    scene -> scene.call("getFile", Map.of("file_id", "abc"))),
            badRequest(
                    "file to get is of another bot",
                    "wrong file_id or the file is temporarily unavailable",
                    "Client.cpp, on_update_file",
                    scene -> scene.call(
                            "getFile",
                            Map.of("file_id", FileId.of(MediaKind.PHOTO, 1, 0).toString()))),
            badRequest(
                    "caption has 1025 units",
                    "message caption is too long",
                    "td/telegram/MessageContent.cpp, get_input_message_content",
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

    private static Map<String, String> item(String type) {
        return Map.of("type", type, "media", "https://example.com/a.jpg");
    }
}
