package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message in a chat; dates are Unix seconds.
 *
 * @param forward where it comes from, if it is a forward
 * @param mediaGroupId what the messages of one album have in common
 * @param hasProtectedContent true, or null
 * @param markup the inline keyboard under it, or what it did to people's own keyboards
 */
public record Message(
        int messageId,
        @JsonUnwrapped Sender sender,
        Chat chat,
        long date,
        @Nullable Long editDate,
        @JsonUnwrapped @Nullable Forward forward,
        @Nullable Message replyToMessage,
        @Nullable String mediaGroupId,
        @JsonUnwrapped Content content,
        @JsonIgnore @Nullable JsonNode markup,
        @Nullable Boolean hasProtectedContent) {

    /** Returns the account that wrote it, which bots do not always see. */
    public User author() {
        return sender.author();
    }

    /** Returns the inline keyboard under it; bots are shown no other markup (Client.cpp, set_message_reply_markup). */
    @JsonProperty("reply_markup")
    public @Nullable JsonNode replyMarkup() {
        return markup != null && markup.has("inline_keyboard") ? markup : null;
    }

    /** Returns the text, or an empty string where the message has none. */
    public String text() {
        return content instanceof Content.Text text ? text.text() : "";
    }

    /** Returns this message as a reply quotes it: Telegram shows one level only. */
    public Message quoted() {
        return replyToMessage == null
                ? this
                : new Message(
                        messageId,
                        sender,
                        chat,
                        date,
                        editDate,
                        forward,
                        null,
                        mediaGroupId,
                        content,
                        markup,
                        hasProtectedContent);
    }

    /** Returns this message with another content and keyboard. */
    public Message edited(Content newContent, @Nullable JsonNode newMarkup, long when) {
        return new Message(
                messageId,
                sender,
                chat,
                date,
                when,
                forward,
                replyToMessage,
                mediaGroupId,
                newContent,
                newMarkup,
                hasProtectedContent);
    }

    /** Returns this message as a bot gets it: with file ids of its own. */
    public Message forBot(long bot) {
        if (!hasFiles()) {
            return this;
        }
        return new Message(
                messageId,
                sender,
                chat,
                date,
                editDate,
                forward,
                replyToMessage == null ? null : replyToMessage.forBot(bot),
                mediaGroupId,
                content.forBot(bot),
                markup,
                hasProtectedContent);
    }

    boolean hasFiles() {
        return content.hasFiles() || (replyToMessage != null && replyToMessage.hasFiles());
    }
}
