package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.Caption;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Files.StoredFile;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.LinkCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import okhttp3.HttpUrl;

/**
 * A file with what is said of it and under it, before it is known whether Telegram takes it.
 *
 * @param details what the call says of the file, such as {@code duration}
 */
record InputMedia(
        MediaKind kind,
        InputFile file,
        Map<String, Object> details,
        FormattedText caption,
        boolean isCaptionAbove,
        boolean hasSpoiler) {

    /** Returns what a message holds (TDLib, FileManager.cpp and MessageContent.cpp, get_input_message_content). */
    Content.Media content(World world, Bot bot) {
        StoredFile stored = switch (file) {
            case InputFile.Uploaded(Upload upload) -> uploaded(world, upload);
            case InputFile.Remote(String name) when name.indexOf('.') >= 0 -> byUrl(world, name);
            case InputFile.Remote(String name) -> byId(world, bot, name);
        };
        boolean isFilm = kind == MediaKind.PHOTO || kind == MediaKind.VIDEO || kind == MediaKind.ANIMATION;
        Caption words = TextContent.caption(world, caption, isCaptionAbove && isFilm);
        return new Content.Media(
                stored.kind(), stored.files(), stored.kind().hasCaption() ? words : Caption.NONE, hasSpoiler && isFilm);
    }

    private StoredFile uploaded(World world, Upload upload) {
        if (upload.content().length == 0) {
            throw Refused.badRequest("file must be non-empty");
        }
        Map<String, Object> all = described(upload.name(), upload.mimeType());
        if (kind == MediaKind.PHOTO) {
            all.putAll(PhotoUpload.dimensions(upload));
        }
        return world.files().add(kind, upload, all);
    }

    private StoredFile byUrl(World world, String address) {
        String url = switch (LinkCheck.check(address)) {
            case LinkCheck.Good(String good) -> good;
            case LinkCheck.Bad(String reason)
            when reason.equals("Wrong HTTP URL") -> throw Refused.badRequest("wrong HTTP URL specified");
            case LinkCheck.Bad(String reason) -> throw Refused.badRequest("invalid file HTTP URL specified: " + reason);
        };
        HttpUrl parsed = HttpUrl.parse(url);
        // RFC 2606: a host under .invalid can never be reached
        if (parsed != null && parsed.host().endsWith(".invalid")) {
            throw Refused.badRequest("failed to get HTTP URL content");
        }
        String name = parsed == null ? "" : parsed.pathSegments().getLast();
        Map<String, Object> all = described(name, Upload.mimeType(name));
        if (kind == MediaKind.PHOTO) {
            all.putAll(PhotoUpload.UNSEEN);
        }
        return world.files().addByUrl(kind, name, all);
    }

    private StoredFile byId(World world, Bot bot, String text) {
        FileId id;
        try {
            id = FileId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest(String.valueOf(e.getMessage()));
        }
        if ((id.kind() == MediaKind.PHOTO) != (kind == MediaKind.PHOTO)) {
            throw Refused.badRequest("can't use file of type " + id.kind().fileType() + " as " + kind.fileType());
        }
        return world.files()
                .find(id)
                .filter(_ -> id.owner() == bot.id())
                .orElseThrow(() -> Refused.badRequest("wrong file identifier/HTTP URL specified"));
    }

    private Map<String, Object> described(String name, String mimeType) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        if (kind == MediaKind.STICKER) {
            all.put("width", 512);
            all.put("height", 512);
            all.put("is_animated", name.endsWith(".tgs"));
            all.put("is_video", name.endsWith(".webm"));
            all.put("type", "regular");
        } else if (kind != MediaKind.PHOTO && kind != MediaKind.VIDEO_NOTE) {
            if (!name.isEmpty() && kind != MediaKind.VOICE) {
                all.put("file_name", name);
            }
            all.put("mime_type", mimeType);
        }
        return all;
    }
}
