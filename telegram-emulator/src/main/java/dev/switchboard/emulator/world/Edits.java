package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Message;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Editing: messages get another content or keyboard. */
public final class Edits {
    private final World world;
    private final InstantSource time;

    Edits(World world, InstantSource time) {
        this.world = world;
        this.time = time;
    }

    /** A bot gives a message another content and keyboard, having been let; returns empty if it has these already. */
    public Optional<Message> botEdits(
            Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        if (content.equals(message.content()) && Objects.equals(replyMarkup, message.replyMarkup())) {
            return Optional.empty();
        }
        return Optional.of(edit(conversation, message, content, replyMarkup));
    }

    private Message edit(Conversation conversation, Message message, Content content, @Nullable JsonNode replyMarkup) {
        Message edited = message.edited(content, replyMarkup, time.instant().getEpochSecond());
        conversation.history().replace(edited);
        world.changed(conversation.history());
        return edited;
    }
}
