package dev.switchboard.parts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a part's log, for who has to find out why it failed. */
public final class LogTail {
    private static final int LINES = 20;
    private static final int BYTES = 16 * 1024;

    private LogTail() {}

    /**
     * Returns the end of a log as a block of its own, each line indented, or in a few words why there is none.
     *
     * <p>Bytes that are no UTF-8 are replaced.
     */
    public static String of(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.max(0, file.length() - BYTES));
            var tail = new byte[BYTES];
            int length = Math.max(0, file.read(tail));
            List<String> lines =
                    new String(tail, 0, length, StandardCharsets.UTF_8).lines().toList();
            return lines.isEmpty()
                    ? "its log is empty"
                    : "its log ends with\n  "
                            + String.join("\n  ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
