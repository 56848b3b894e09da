package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.FileId;
import dev.switchboard.emulator.types.MediaFile;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Upload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files that were uploaded, or named by an address: the 100,000 and the 64 MiB of contents that were used last. Of a
 * file that is forgotten the messages still tell, as Telegram's do of one that is gone from its servers.
 */
public final class Files {
    private static final int KEPT_FILES = 100_000;
    private static final long KEPT_BYTES = 64L << 20;
    private static final Pattern PATH = Pattern.compile("[a-z_]+/file_([0-9]{1,18})(?:_[0-9])?(?:\\.[^/]*)?");

    private final SequencedMap<Long, StoredFile> files = new LinkedHashMap<>(16, 0.75f, true);
    private final FileContents contents = new FileContents(KEPT_BYTES);
    private final int kept;
    private long lastNumber;

    Files() {
        this(KEPT_FILES);
    }

    /** Keeps so many files. */
    Files(int kept) {
        this.kept = kept;
    }

    /**
     * Keeps an uploaded file.
     *
     * @param details what the sender says of it, such as {@code duration}
     */
    public StoredFile add(MediaKind kind, Upload upload, Map<String, Object> details) {
        Map<String, Object> all = new LinkedHashMap<>(details);
        all.put("file_size", upload.content().length);
        contents.add(upload.content(), upload.digest());
        return add(kind, PhotoSizes.of(kind, all), upload.name(), upload.digest());
    }

    /** Takes a file that an address names, as it stands: nothing is downloaded. */
    public StoredFile addByUrl(MediaKind kind, String name, Map<String, Object> details) {
        return add(kind, PhotoSizes.of(kind, details), name, null);
    }

    private StoredFile add(MediaKind kind, List<Map<String, Object>> sizes, String name, @Nullable String digest) {
        long number = ++lastNumber;
        List<MediaFile> shown = new ArrayList<>();
        for (Map<String, Object> details : sizes) {
            shown.add(new MediaFile(FileId.of(kind, number, shown.size()), details));
        }
        StoredFile file = new StoredFile(kind, shown, ending(name), digest);
        files.put(number, file);
        if (files.size() > kept) {
            files.remove(files.firstEntry().getKey());
        }
        return file;
    }

    /** Finds a file by any bot's id of it, or by the world's own. */
    public Optional<StoredFile> find(FileId id) {
        return Optional.ofNullable(files.get(id.number()))
                .filter(file ->
                        file.kind() == id.kind() && id.size() < file.files().size());
    }

    /** Returns a file's bytes; empty if it came by an address, or too much came after it. */
    public Optional<byte[]> content(FileId id) {
        return find(id).map(StoredFile::digest).flatMap(contents::find);
    }

    /** Returns the bytes of the file that {@code getFile} gave this path to. */
    public Optional<byte[]> content(String path) {
        Matcher matcher = PATH.matcher(path);
        return matcher.matches()
                ? Optional.ofNullable(files.get(Long.valueOf(matcher.group(1))))
                        .map(StoredFile::digest)
                        .flatMap(contents::find)
                : Optional.empty();
    }

    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return ending.matches("\\.[A-Za-z0-9]{1,8}") ? ending : "";
    }

    /**
     * A file.
     *
     * @param files the sizes of a photo, smallest first; one file for all other kinds; their ids are the world's own
     * @param ending of its name, with the dot; may be empty
     * @param digest what its content is found by; null if it came by an address
     */
    public record StoredFile(
            MediaKind kind,
            List<MediaFile> files,
            String ending,
            @Nullable String digest) {
        /** Copies the files. */
        public StoredFile {
            files = List.copyOf(files);
        }

        /** Returns where one of its sizes is downloaded. */
        public String path(FileId id) {
            return kind.folder() + "/file_" + id.number() + (id.size() == 0 ? "" : "_" + id.size()) + ending;
        }
    }
}
