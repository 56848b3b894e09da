package dev.switchboard.emulator.world;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.emulator.types.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The messages of a chat, by ascending id, each with the revision of the chat at which it last changed. */
public final class History {
    private final List<Entry> entries = new ArrayList<>();
    private long revision;

    void add(Message message) {
        entries.add(new Entry(message, ++revision));
    }

    void replace(Message message) {
        entries.set(position(message.messageId()), new Entry(message, ++revision));
    }

    /** Counts the messages written and edited so far. */
    public long revision() {
        return revision;
    }

    /** Finds a message. */
    public Optional<Message> find(int messageId) {
        int position = position(messageId);
        return position < 0
                ? Optional.empty()
                : Optional.of(entries.get(position).message());
    }

    /** Returns the messages with a greater id that also changed after a revision, oldest first. */
    public List<Entry> since(int afterMessageId, long afterRevision) {
        int from = position(afterMessageId + 1);
        return entries.subList(from < 0 ? -from - 1 : from, entries.size()).stream()
                .filter(entry -> entry.revision() > afterRevision)
                .toList();
    }

    private int position(int messageId) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int id = entries.get(middle).message().messageId();
            if (id == messageId) {
                return middle;
            }
            if (id < messageId) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /** A message and the chat's revision at which it was written or last edited. */
    public record Entry(@JsonUnwrapped Message message, long revision) {}
}
