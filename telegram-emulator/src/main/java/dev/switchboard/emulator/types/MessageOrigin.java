package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Where a forwarded message was first written; dates are Unix seconds. */
public sealed interface MessageOrigin {
    /** Returns Telegram's word for this kind of origin. */
    @JsonProperty
    String type();

    /** Returns when it was first written. */
    long date();

    /** A person or a bot. */
    record ByUser(User senderUser, long date) implements MessageOrigin {
        @Override
        public String type() {
            return "user";
        }
    }

    /** A person who lets nobody see the account behind a forward. */
    record ByHiddenUser(String senderUserName, long date) implements MessageOrigin {
        @Override
        public String type() {
            return "hidden_user";
        }
    }

    /** A chat in whose name someone wrote in a group. */
    record ByChat(Chat senderChat, @Nullable String authorSignature, long date) implements MessageOrigin {
        @Override
        public String type() {
            return "chat";
        }
    }

    /** A channel. */
    record InChannel(Chat chat, int messageId, @Nullable String authorSignature, long date) implements MessageOrigin {
        @Override
        public String type() {
            return "channel";
        }
    }
}
