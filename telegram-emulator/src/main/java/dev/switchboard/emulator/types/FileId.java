package dev.switchboard.emulator.types;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.zip.CRC32;

/**
 * What a {@code file_id} says. Each bot has its own for the same file, and can use no other's (Bot API, "Sending by
 * file_id").
 *
 * @param kind what the file is
 * @param number the file's number, the same for all
 * @param size which of a photo's sizes; 0 for all else
 * @param owner the bot whose id it is; 0 for the world's own, which people see
 */
public record FileId(MediaKind kind, long number, int size, long owner) {
    private static final int LENGTH = 23;

    /** The last symbols of an id that TDLib would take (FileManager.cpp, PERSISTENT_ID_VERSION). */
    private static final byte VERSION = 4;

    /** Returns the id of a file as nobody in particular has it. */
    public static FileId of(MediaKind kind, long number, int size) {
        return new FileId(kind, number, size, 0);
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if nobody ever had it; the message is TDLib's (FileManager.cpp,
     *     from_persistent_id)
     */
    public static FileId parse(String text) {
        byte[] bytes = decoded(text);
        if (bytes.length == 0) {
            throw new IllegalArgumentException("remote file identifier must be non-empty");
        }
        if (bytes[bytes.length - 1] != VERSION) {
            throw wrong("can't unserialize it. Wrong last symbol");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length != LENGTH || checksum(bytes) != buffer.getInt(LENGTH - 5)) {
            throw wrong("can't unserialize it");
        }
        MediaKind kind = MediaKind.numbered(buffer.get()).orElseThrow(() -> wrong("can't unserialize it"));
        return new FileId(kind, buffer.getLong(), buffer.get(), buffer.getLong());
    }

    /** Returns the same file's id for a bot. */
    public FileId forBot(long bot) {
        return new FileId(kind, number, size, bot);
    }

    /** Returns {@code file_unique_id}: the same for all, and of no use to send the file. */
    public String uniqueId() {
        byte[] bytes = ByteBuffer.allocate(11)
                .put((byte) kind.number())
                .putLong(number)
                .put((byte) size)
                .put(VERSION)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns the id as bots write it. */
    @Override
    public String toString() {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        buffer.put((byte) kind.number()).putLong(number).put((byte) size).putLong(owner);
        buffer.putInt(LENGTH - 5, checksum(bytes));
        bytes[LENGTH - 1] = VERSION;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        int symbols = text.endsWith("==") ? text.length() - 2 : text.endsWith("=") ? text.length() - 1 : text.length();
        if (symbols % 4 == 1) {
            throw wrong("Wrong string length");
        }
        try {
            return Base64.getUrlDecoder().decode(text.substring(0, symbols));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "wrong remote file identifier specified: Wrong character in the string", e);
        }
    }

    private static int checksum(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, LENGTH - 5);
        return (int) crc.getValue();
    }

    private static IllegalArgumentException wrong(String reason) {
        return new IllegalArgumentException("wrong remote file identifier specified: " + reason);
    }
}
