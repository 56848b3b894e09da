package dev.switchboard.emulator.world;

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

    /** Keeps a content, to be found by its digest. */
    void add(byte[] content, String digest) {
        if (contents.put(digest, content) == null) {
            size += content.length;
        }
        Iterator<byte[]> oldest = contents.values().iterator();
        while (size > capacity && contents.size() > 1) {
            size -= oldest.next().length;
            oldest.remove();
        }
    }

    /** Returns a content, if it is still there. */
    Optional<byte[]> find(String digest) {
        return Optional.ofNullable(contents.get(digest));
    }
}
