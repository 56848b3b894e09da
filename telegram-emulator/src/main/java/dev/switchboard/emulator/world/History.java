package dev.switchboard.emulator.world;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The newest messages of a chat, by ascending id, each with the revision of the chat at which it last changed. Older ones
 * than it keeps are as if they had been deleted, though nobody is told.
 */
public final class History {
    private final List<Entry> entries = new ArrayList<>();
    private final MessageBudget budget;
    private final Consumer<Change> listener;
    private @Nullable TreeSet<Integer> pinned;
    private @Nullable Keyboards keyboards;
    private long revision;

    /** Keeps at least as many messages as the budget has for a chat, and less than twice as many. */
    History(MessageBudget budget, Consumer<Change> listener) {
        this.budget = budget;
        this.listener = listener;
    }

    void add(Message message) {
        if (entries.size() >= 2L * budget.inChat() - 1) {
            // many at once: taking the first one away moves all others
            forgetOldest(entries.size() - budget.inChat() + 1);
        }
        Entry entry = new Entry(message, ++revision);
        entries.add(entry);
        budget.added(this);
        listener.accept(new Change.Written(entry));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    void forgetOlderHalf() {
        forgetOldest(Math.ceilDiv(entries.size(), 2));
    }

    private void forgetOldest(int count) {
        int newest = entries.get(count - 1).message().messageId();
        entries.subList(0, count).clear();
        budget.removed(count);
        if (pinned != null) {
            pinned.headSet(newest, true).clear();
        }
    }

    void replace(Message message) {
        Entry entry = new Entry(message, ++revision);
        entries.set(position(message.messageId()), entry);
        listener.accept(new Change.Edited(entry));
    }

    /** Takes a message away; returns false if it is not there. */
    boolean remove(int messageId) {
        int position = position(messageId);
        if (position < 0) {
            return false;
        }
        entries.remove(position);
        budget.removed(1);
        unpin(messageId);
        listener.accept(new Change.Deleted(messageId, ++revision));
        return true;
    }

    /** Pins a message; returns false if it was pinned already. */
    boolean pin(int messageId) {
        if (pinned == null) {
            pinned = new TreeSet<>();
        }
        return pinned.add(messageId);
    }

    /** Takes a pin away; returns false if there was none. */
    boolean unpin(int messageId) {
        return pinned != null && pinned.remove(messageId);
    }

    /** Returns the ids of the pinned messages, the newest message last. */
    public List<Integer> pinned() {
        return pinned == null ? List.of() : List.copyOf(pinned);
    }

    /** Returns the keyboards that people see here. */
    Keyboards keyboards() {
        if (keyboards == null) {
            keyboards = new Keyboards();
        }
        return keyboards;
    }

    /** A person wrote: what was shown for one use is gone. */
    void keyboardUsedBy(long person) {
        if (keyboards != null) {
            keyboards.usedBy(person);
        }
    }

    /** Returns the keyboard that a person sees here instead of letters. */
    public Optional<JsonNode> keyboardOf(long person) {
        return keyboards == null ? Optional.empty() : keyboards.of(person);
    }

    /** Counts the messages written, edited and deleted so far. */
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

    /** Returns a message that must exist. */
    public Message message(int messageId) {
        return find(messageId).orElseThrow(() -> NotPossible.noSuch("message", messageId));
    }

    /** Returns the newest message. */
    public Optional<Entry> newest() {
        return entries.isEmpty() ? Optional.empty() : Optional.of(entries.getLast());
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

    /** What became of a message. */
    public sealed interface Change {
        /** It is new. */
        record Written(Entry entry) implements Change {}

        /** It has another content, keyboard or mark. */
        record Edited(Entry entry) implements Change {}

        /** It is gone; {@code revision} is the chat's from then on. */
        record Deleted(int messageId, long revision) implements Change {}
    }
}
