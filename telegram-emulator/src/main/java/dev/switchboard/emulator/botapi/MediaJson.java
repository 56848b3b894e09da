package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.telegramtext.FormattedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads media that are given as JSON (Bot API server, Client.cpp, get_input_media). */
final class MediaJson {
    private static final List<MediaKind> KINDS =
            List.of(MediaKind.PHOTO, MediaKind.VIDEO, MediaKind.ANIMATION, MediaKind.AUDIO, MediaKind.DOCUMENT);

    private MediaJson() {}

    /** Reads {@code media} with one object. */
    static InputMedia one(Parameters parameters) {
        return read(parameters, parse(parameters, "can't parse input media JSON object"), false);
    }

    /** Reads {@code media} with an album's objects. */
    static List<InputMedia> album(Parameters parameters) {
        JsonNode array = parse(parameters, "can't parse media JSON object");
        if (!array.isArray()) {
            throw Refused.badRequest("expected an Array of InputMedia");
        }
        List<InputMedia> album = new ArrayList<>();
        array.forEach(object -> album.add(read(parameters, object, true)));
        return album;
    }

    private static JsonNode parse(Parameters parameters, String unreadable) {
        if (parameters.text("media").isEmpty()) {
            throw Refused.badRequest("parameter \"media\" is required");
        }
        try {
            return parameters.json("media").orElseThrow();
        } catch (IOException e) {
            throw Refused.badRequest(unreadable);
        }
    }

    private static InputMedia read(Parameters parameters, JsonNode object, boolean forAlbum) {
        try {
            if (!object.isObject()) {
                throw new JsonFields.Wrong("expected an Object");
            }
            return read(parameters, new JsonFields(object), forAlbum);
        } catch (JsonFields.Wrong wrong) {
            throw Refused.badRequest("can't parse InputMedia: " + wrong.reason());
        }
    }

    private static InputMedia read(Parameters parameters, JsonFields fields, boolean forAlbum) throws JsonFields.Wrong {
        FormattedText caption = TextParameters.caption(
                fields.optionalString("caption"), fields.optionalString("parse_mode"), fields.get("caption_entities"));
        boolean isAbove = fields.optionalBool("show_caption_above_media");
        boolean hasSpoiler = fields.optionalBool("has_spoiler");
        String type = fields.requiredString("type");
        InputFile file = InputFile.named(parameters, fields.optionalString("media"))
                .orElseThrow(() -> new JsonFields.Wrong("media not found"));
        MediaKind kind = MediaKind.named(type)
                .filter(KINDS::contains)
                .orElseThrow(() -> new JsonFields.Wrong("type \"" + type + "\" is unsupported"));
        if (forAlbum && kind == MediaKind.ANIMATION) {
            throw new JsonFields.Wrong("type \"animation\" can't be used in sendMediaGroup");
        }
        Map<String, Object> details = new LinkedHashMap<>();
        for (String number : MediaMethods.numbers(kind)) {
            details.put(number, Math.max(0, fields.optionalInt(number, 0)));
        }
        for (String word : MediaMethods.words(kind)) {
            if (fields.has(word)) {
                details.put(word, fields.optionalString(word));
            }
        }
        return new InputMedia(kind, file, details, caption, isAbove, hasSpoiler);
    }
}
