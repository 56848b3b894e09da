package dev.switchboard.local.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A log that is read as it grows, and anew when the stack's next start has put another one in its place. */
final class FollowedLog implements AutoCloseable {
    private final Path path;
    private InputStream file;
    private @Nullable Object key;
    private long read;

    FollowedLog(Path path) throws IOException {
        this.path = path;
        this.key = attributes().fileKey();
        this.file = Files.newInputStream(path);
    }

    /** Returns what was written since the last time, possibly nothing. */
    String next() throws IOException {
        String news = rest();
        if (isReplaced()) {
            file.close();
            key = attributes().fileKey();
            file = Files.newInputStream(path);
            read = 0;
            news += rest();
        }
        return news;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    /** The file is read on from where the last look found its end. */
    private String rest() throws IOException {
        byte[] bytes = file.readAllBytes();
        read += bytes.length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Another file, or this one cut and begun again. */
    private boolean isReplaced() throws IOException {
        try {
            BasicFileAttributes now = attributes();
            return now.size() < read || !Objects.equals(now.fileKey(), key);
        } catch (NoSuchFileException e) {
            return false; // moved away, and its successor is still to come
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class);
    }
}
