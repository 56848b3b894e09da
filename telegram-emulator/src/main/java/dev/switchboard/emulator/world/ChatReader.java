package dev.switchboard.emulator.world;

import dev.switchboard.emulator.world.History.Entry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads chats, and waits for what bots write or edit. Thread-safe. */
public final class ChatReader {
    private final LockedWorld world;

    /** Reads the chats of a world. */
    public ChatReader(LockedWorld world) {
        this.world = world;
    }

    /**
     * Returns messages once a bot's is among them, or what there is when patience ends.
     *
     * @param after only messages with a greater id; 0 for all
     * @param since only messages written or edited after this revision of the chat; 0 for all
     */
    public View read(Function<World, Conversation> chat, int after, long since, Duration patience)
            throws InterruptedException {
        Optional<View> view = world.await(
                w -> chat.apply(w).history(),
                w -> Optional.of(view(chat.apply(w), after, since)).filter(View::hasBotMessage),
                patience);
        return view.isPresent() ? view.get() : world.with(w -> view(chat.apply(w), after, since));
    }

    private static View view(Conversation chat, int after, long since) {
        return new View(chat.history().revision(), chat.history().since(after, since));
    }

    /**
     * Some messages of a chat.
     *
     * @param revision the chat's revision, to be given as {@code since} for what comes later
     */
    public record View(long revision, List<Entry> messages) {
        /** Returns the newest of these messages that are older than another; 0 stands for no other, and for all. */
        public View page(int before, int newest) {
            List<Entry> older = messages.stream()
                    .filter(entry -> before == 0 || entry.message().messageId() < before)
                    .toList();
            int first = newest == 0 ? 0 : Math.max(0, older.size() - newest);
            return new View(revision, older.subList(first, older.size()));
        }

        boolean hasBotMessage() {
            return messages.stream().anyMatch(entry -> entry.message().author().isBot());
        }
    }
}
