package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.Files.StoredFile;
import dev.switchboard.emulator.world.World;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code getFile}; the download itself is the server's. */
final class FileMethods {
    /** Bot API server, Client.h, MAX_DOWNLOAD_FILE_SIZE. */
    private static final int MOST_BYTES = 20 << 20;

    private FileMethods() {}

    static Map<String, BotMethod> all() {
        return Map.of("getfile", FileMethods::getFile);
    }

    private static Answer getFile(World world, Bot bot, Parameters parameters) {
        String text = parameters.text("file_id");
        if (text.isEmpty()) {
            throw Refused.badRequest("file_id not specified");
        }
        FileId id = parsed(text);
        StoredFile file =
                world.files().find(id).filter(_ -> id.owner() == bot.id()).orElseThrow(FileMethods::unavailable);
        int size = world.files().content(id).orElseThrow(FileMethods::unavailable).length;
        if (size > MOST_BYTES) {
            throw Refused.badRequest("file is too big");
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("file_id", text);
        shown.put("file_unique_id", id.uniqueId());
        shown.put("file_size", size);
        shown.put("file_path", file.path(id));
        return Answer.done(shown);
    }

    private static FileId parsed(String text) {
        try {
            return FileId.parse(text);
        } catch (IllegalArgumentException e) {
            throw Refused.badRequest("invalid file_id");
        }
    }

    private static Refused unavailable() {
        return Refused.badRequest("wrong file_id or the file is temporarily unavailable");
    }
}
