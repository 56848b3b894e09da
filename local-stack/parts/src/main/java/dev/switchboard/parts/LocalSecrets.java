package dev.switchboard.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * The random secrets of one local Supabase, made on first need and kept in files that only their owner may read.
 *
 * <p>They stay the same as long as the folder does, so keys given to workers outlive a restart.
 */
final class LocalSecrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private final Path folder;

    private LocalSecrets(Path folder) {
        this.folder = folder;
    }

    /** Returns the secrets that are kept in the folder. */
    static LocalSecrets in(Path dataFolder) {
        return new LocalSecrets(dataFolder.toAbsolutePath().resolve("secrets"));
    }

    /** Returns the password of the database's own roles. */
    String databasePassword() {
        return read(databasePasswordFile());
    }

    /** Returns the file that holds the password of the database's own roles. */
    Path databasePasswordFile() {
        return existing("database-password");
    }

    /** Returns the secret that signs API keys. */
    String jwtSecret() {
        return read(existing("jwt-secret"));
    }

    private Path existing(String name) {
        var file = folder.resolve(name);
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        try {
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(bytes));
        } catch (FileAlreadyExistsException e) {
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
