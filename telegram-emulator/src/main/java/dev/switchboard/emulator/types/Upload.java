package dev.switchboard.emulator.types;

import java.net.URLConnection;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A file that somebody hands over.
 *
 * @param name what the sender calls it; may be empty
 * @param content its bytes, which nobody changes any more
 * @param digest what tells its content from all others, computed where the upload is made: that takes a while
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: equality of uploads is that of their digests
public record Upload(String name, byte[] content, String digest) {
    /** Takes a file over. */
    public Upload(String name, byte[] content) {
        this(name, content, digest(content));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Returns the type that the name's ending stands for. */
    public String mimeType() {
        return mimeType(name);
    }

    /** Returns the type that the ending of a name stands for. */
    public static String mimeType(String name) {
        String guess = URLConnection.guessContentTypeFromName(name);
        return guess == null ? "application/octet-stream" : guess;
    }

    @Override
    public String toString() {
        return "Upload[name=" + name + ", bytes=" + content.length + "]";
    }
}
