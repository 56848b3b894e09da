package dev.switchboard.emulator.server;

import dev.switchboard.emulator.types.Caption;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.emulator.world.Files.StoredFile;
import dev.switchboard.emulator.world.NotPossible;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.TextFormatting;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A file that a person sends, as the control API describes it: its bytes, or the id of one that was sent before.
 *
 * @param type {@code photo}, {@code document}, ...
 * @param content the bytes in Base64
 * @param width of what is to be seen
 * @param duration in seconds
 */
record NewMedia(
        String type,
        @Nullable String fileId,
        @Nullable String fileName,
        @Nullable String content,
        @Nullable String caption,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Integer duration) {

    /** Reads the file, which takes a while if it is large; what comes back is quick, and puts it into a world. */
    Function<World, Content.Media> read() {
        MediaKind kind = MediaKind.named(String.valueOf(type))
                .orElseThrow(() -> new IllegalArgumentException("there is no type of media " + type));
        if (fileId != null) {
            FileId id = FileId.parse(fileId);
            return world ->
                    content(world, world.files().find(id).orElseThrow(() -> NotPossible.noSuch("file", fileId)));
        }
        if (content == null) {
            throw new IllegalArgumentException("content or file_id is missing");
        }
        Upload upload =
                new Upload(fileName == null ? "" : fileName, Base64.getDecoder().decode(content));
        return world -> content(world, world.files().add(kind, upload, details(kind)));
    }

    private Content.Media content(World world, StoredFile file) {
        Caption words = caption == null || !file.kind().hasCaption()
                ? Caption.NONE
                : TextContent.caption(world, TextFormatting.plain(caption), false);
        return new Content.Media(file.kind(), file.files(), words, false);
    }

    private Map<String, Object> details(MediaKind kind) {
        Map<String, Object> details = new LinkedHashMap<>();
        if (kind == MediaKind.STICKER) {
            details.putAll(Map.of("is_animated", false, "is_video", false, "type", "regular"));
        }
        if (fileName != null && kind != MediaKind.PHOTO) {
            details.put("file_name", fileName);
            details.put("mime_type", Upload.mimeType(fileName));
        }
        if (kind != MediaKind.DOCUMENT && kind != MediaKind.AUDIO && kind != MediaKind.VOICE) {
            details.put("width", width == null ? 512 : width);
            details.put("height", height == null ? 512 : height);
        }
        if (duration != null) {
            details.put("duration", duration);
        }
        return details;
    }
}
