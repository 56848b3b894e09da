package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import dev.switchboard.emulator.types.User;
import java.util.Optional;

/** Pinning messages to the top of a chat. */
public final class Pins {
    private final World world;

    Pins(World world) {
        this.world = world;
    }

    /** Pins a message, which a service message tells; one that is pinned already stays so. */
    public void pin(User actor, Conversation conversation, Message message) {
        if (conversation.history().pin(message.messageId())) {
            world.messages()
                    .serviceMessage(
                            Senders.of(actor, conversation), conversation, new Content.PinnedMessage(message.quoted()));
        }
    }

    /** A person pins a message, and needs the right to. */
    public void personPins(User person, Conversation conversation, int messageId) {
        world.access().checkPin(person, conversation);
        Message message = conversation.history().message(messageId);
        if (message.content().isService()) {
            throw NotPossible.because("service messages cannot be pinned");
        }
        pin(person, conversation, message);
    }

    /** A person takes a message from the top, and needs the right to. */
    public void personUnpins(User person, Conversation conversation, int messageId) {
        world.access().checkPin(person, conversation);
        unpin(conversation, messageId);
    }

    /** Takes a message from the top; returns false if it was not there. */
    public boolean unpin(Conversation conversation, int messageId) {
        boolean changed = conversation.history().unpin(messageId);
        if (changed) {
            world.changed(conversation.history());
        }
        return changed;
    }

    /** Takes all messages from the top. */
    public void unpinAll(Conversation conversation) {
        conversation.history().pinned().forEach(messageId -> unpin(conversation, messageId));
    }

    /** Returns the newest of the pinned messages (Bot API, {@code ChatFullInfo.pinned_message}). */
    public Optional<Message> newest(Conversation conversation) {
        var pinned = conversation.history().pinned();
        return pinned.isEmpty() ? Optional.empty() : conversation.history().find(pinned.getLast());
    }
}
