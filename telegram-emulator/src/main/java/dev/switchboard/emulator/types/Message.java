package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A message in a chat; dates are Unix seconds. */
public record Message(
        int messageId,
        @JsonUnwrapped Sender sender,
        Chat chat,
        long date,
        @Nullable Long editDate,
        @Nullable Message replyToMessage,
        @JsonUnwrapped Content content,
        @Nullable JsonNode replyMarkup) {

    /** Returns the account that wrote it, which bots do not always see. */
    public User author() {
        return sender.author();
    }

    /** Returns the text, or an empty string where the message has none. */
    public String text() {
        return content instanceof Content.Text text ? text.text() : "";
    }

    /** Returns this message as a reply quotes it: Telegram shows one level only. */
    public Message quoted() {
        return new Message(messageId, sender, chat, date, editDate, null, content, replyMarkup);
    }

    /** Returns this message with another content and keyboard. */
    public Message edited(Content newContent, @Nullable JsonNode newMarkup, long when) {
        return new Message(messageId, sender, chat, date, when, replyToMessage, newContent, newMarkup);
    }
}
