package dev.switchboard.emulator.world;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes of files, each content once; what nobody asked for longest goes when there is too much. */
final class FileContents {
    private final long capacity;
    private final Map<String, byte[]> contents = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    /** Keeps so many bytes, and the newest content even if it has more. */
    FileContents(long capacity) {
        this.capacity = capacity;
    }

    /** Keeps a content, and returns what it is found by. */
    String add(byte[] content) {
        String digest = digest(content);
        if (contents.put(digest, content) == null) {
            size += content.length;
        }
        Iterator<byte[]> oldest = contents.values().iterator();
        while (size > capacity && contents.size() > 1) {
            size -= oldest.next().length;
            oldest.remove();
        }
        return digest;
    }

    /** Returns a content, if it is still there. */
    Optional<byte[]> find(String digest) {
        return Optional.ofNullable(contents.get(digest));
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
