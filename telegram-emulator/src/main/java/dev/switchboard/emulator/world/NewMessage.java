package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.Forward;
import dev.switchboard.emulator.types.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message before it is written.
 *
 * @param replyTo the message that it answers
 * @param markup an inline keyboard, or what it does to people's own keyboards
 * @param isProtected whether it may not be forwarded or saved
 */
public record NewMessage(
        Content content,
        @Nullable Message replyTo,
        @Nullable JsonNode markup,
        @Nullable Forward forward,
        @Nullable String mediaGroupId,
        boolean isProtected) {

    /** Returns a message that says this and nothing else. */
    public static NewMessage of(Content content) {
        return new NewMessage(content, null, null, null, null, false);
    }

    /** Returns this message as an answer to another. */
    public NewMessage inReplyTo(@Nullable Message message) {
        return new NewMessage(content, message, markup, forward, mediaGroupId, isProtected);
    }

    /** Returns this message with a markup. */
    public NewMessage with(@Nullable JsonNode newMarkup) {
        return new NewMessage(content, replyTo, newMarkup, forward, mediaGroupId, isProtected);
    }

    /** Returns this message as a part of an album. */
    public NewMessage inAlbum(@Nullable String newMediaGroupId) {
        return new NewMessage(content, replyTo, markup, forward, newMediaGroupId, isProtected);
    }

    /** Returns this message as a forward. */
    public NewMessage forwarded(@Nullable Forward from) {
        return new NewMessage(content, replyTo, markup, from, mediaGroupId, isProtected);
    }

    /** Returns this message, protected from being forwarded and saved, or not. */
    public NewMessage withProtection(boolean newProtection) {
        return new NewMessage(content, replyTo, markup, forward, mediaGroupId, newProtection);
    }
}
