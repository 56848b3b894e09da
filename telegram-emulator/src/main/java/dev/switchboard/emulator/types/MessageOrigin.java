package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/** Where a forwarded message was first written; dates are Unix seconds. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface MessageOrigin {
    /** Returns when it was first written. */
    long date();

    /** A person or a bot. */
    @JsonTypeName("user")
    record ByUser(User senderUser, long date) implements MessageOrigin {}

    /** A person who lets nobody see the account behind a forward. */
    @JsonTypeName("hidden_user")
    record ByHiddenUser(String senderUserName, long date) implements MessageOrigin {}

    /** A chat in whose name someone wrote in a group. */
    @JsonTypeName("chat")
    record ByChat(Chat senderChat, @Nullable String authorSignature, long date) implements MessageOrigin {}

    /** A channel. */
    @JsonTypeName("channel")
    record InChannel(Chat chat, int messageId, @Nullable String authorSignature, long date) implements MessageOrigin {}
}
