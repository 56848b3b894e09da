package dev.switchboard.local.lambda;

import dev.switchboard.parts.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Lays a function's deployable zip out as Lambda does in {@code /var/task}. */
public final class FunctionPackage {
    private FunctionPackage() {}

    /** Puts the content of a zip into a folder, in place of what was there. */
    public static void unpack(Path zip, Path folder) throws IOException {
        Folders.delete(folder);
        Files.createDirectories(folder);
        try (InputStream file = Files.newInputStream(zip);
                var entries = new ZipInputStream(file)) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException(zip + " has an entry outside of its root: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.createDirectories(target.resolveSibling(""));
                    Files.copy(entries, target);
                }
            }
        }
    }
}
