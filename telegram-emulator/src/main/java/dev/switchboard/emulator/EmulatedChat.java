package dev.switchboard.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MediaKind;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.Upload;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.ChatReader;
import dev.switchboard.emulator.world.ChatReader.View;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.History.Entry;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NewMessage;
import dev.switchboard.emulator.world.TextContent;
import dev.switchboard.emulator.world.World;
import dev.switchboard.telegramtext.TextFormatting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A chat as one person sees it. It remembers how far it was read: each {@code await} returns the next thing a bot wrote
 * or edited. Thread-safe.
 */
public final class EmulatedChat {
    private final LockedWorld world;
    private final ChatReader reader;
    private final User person;
    private final long peer;
    private long seen;

    EmulatedChat(LockedWorld world, User person, long peer) {
        this.world = world;
        this.person = person;
        this.peer = peer;
        reader = new ChatReader(world);
    }

    /** Writes a text; in a private chat the first one opens it for the bot. */
    public Message write(String text) {
        return world.with(w -> w.messages().personWrites(person, conversation(w), text, 0));
    }

    /** Writes in a supergroup in the name of a channel that this person owns. */
    public Message writeAs(EmulatedGroup channel, String text) {
        return world.with(w -> w.messages()
                .channelWrites(person, w.chats().group(peer), w.chats().group(channel.id()), text, 0));
    }

    /** Sends a file with words under it; what is to be seen counts as 640 by 480. */
    public Message send(MediaKind kind, Upload file, String caption) {
        return world.with(w -> {
            Map<String, Object> details = Map.of("width", 640, "height", 480);
            Content content = new Content.Media(
                    kind,
                    w.files().add(kind, file, details).files(),
                    TextContent.caption(w, TextFormatting.plain(caption), false),
                    false);
            return w.messages()
                    .personWrites(person, conversation(w), List.of(NewMessage.of(content)), 0)
                    .getFirst();
        });
    }

    /** Gives an own message another text or caption. */
    public Message edit(Message message, String text) {
        return world.with(w -> w.edits().personEdits(person, conversation(w), message.messageId(), text));
    }

    /** Deletes a message. */
    public void delete(Message message) {
        world.with(w -> {
            w.deletions().personDeletes(person, conversation(w), message.messageId());
            return true;
        });
    }

    /** Returns the keyboard that this person sees instead of letters, or the wish for a reply. */
    public Optional<JsonNode> keyboard() {
        return world.with(w -> readable(w).history().keyboardOf(person.id()));
    }

    /** Presses the inline button with these words, or with this {@code callback_data}. */
    public CallbackQuery press(Message message, String button) {
        return world.with(w -> w.presses().press(person, conversation(w), message.messageId(), button));
    }

    /** Returns all messages as they are now, oldest first. */
    public List<Message> messages() {
        return world.with(w ->
                readable(w).history().since(0, 0).stream().map(Entry::message).toList());
    }

    /**
     * Returns the oldest message that a bot wrote or edited and that no earlier call returned, as it is now.
     *
     * @throws AssertionError if there is none within {@code patience}
     */
    public Message awaitBotMessage(Duration patience) throws InterruptedException {
        View view = reader.read(this::readable, 0, seenSoFar(), patience);
        Entry next = view.messages().stream()
                .filter(entry -> entry.message().author().isBot())
                .min((one, other) -> Long.compare(one.revision(), other.revision()))
                .orElseThrow(() -> new AssertionError("no bot wrote within " + patience));
        see(next.revision());
        return next.message();
    }

    private Conversation conversation(World w) {
        return w.chats().conversation(person, peer);
    }

    private Conversation readable(World w) {
        return w.access().toRead(person, peer);
    }

    private synchronized long seenSoFar() {
        return seen;
    }

    private synchronized void see(long revision) {
        seen = Math.max(seen, revision);
    }
}
