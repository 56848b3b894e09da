package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is from.
 *
 * @param author the account that wrote it, which bots do not always see
 * @param from whom bots see; null for channel posts, and a stand-in where a chat speaks in a group
 * @param senderChat the chat that speaks, if one does
 * @param authorSignature an anonymous administrator's title
 */
public record Sender(
        @JsonIgnore User author,
        @Nullable User from,
        @Nullable Chat senderChat,
        @Nullable String authorSignature) {
    /** Stands in for anonymous administrators (Bot API server, Client.cpp, group_anonymous_bot_user_id). */
    private static final User GROUP_ANONYMOUS_BOT =
            new User(1_087_968_824L, true, "Group", null, "GroupAnonymousBot", null);

    /** Stands in for channels that write in groups (Bot API server, Client.cpp, channel_bot_user_id). */
    private static final User CHANNEL_BOT = new User(136_817_688L, true, "Channel", null, "Channel_Bot", null);

    /** Returns a person or a bot that speaks for itself. */
    public static Sender of(User author) {
        return new Sender(author, author, null, null);
    }

    /** Returns an administrator who speaks as the group. */
    public static Sender anonymous(User author, Chat group, @Nullable String title) {
        return new Sender(author, GROUP_ANONYMOUS_BOT, group, title);
    }

    /** Returns one who posts in a channel. */
    public static Sender post(User author, Chat channel) {
        return new Sender(author, null, channel, null);
    }

    /** Returns one who speaks as a channel in a group. */
    public static Sender onBehalf(User author, Chat channel) {
        return new Sender(author, CHANNEL_BOT, channel, null);
    }
}
