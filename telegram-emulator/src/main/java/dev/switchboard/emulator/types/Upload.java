package dev.switchboard.emulator.types;

import java.net.URLConnection;

/**
 * A file that somebody hands over.
 *
 * @param name what the sender calls it; may be empty
 * @param content its bytes, which nobody changes any more
 */
@SuppressWarnings("ArrayRecordComponent") // never compared: equality of uploads is that of their digests
public record Upload(String name, byte[] content) {
    /** Returns the type that the name's ending stands for. */
    public String mimeType() {
        String guess = URLConnection.guessContentTypeFromName(name);
        return guess == null ? "application/octet-stream" : guess;
    }

    @Override
    public String toString() {
        return "Upload[name=" + name + ", bytes=" + content.length + "]";
    }
}
