package dev.switchboard.emulator.types;

import org.jspecify.annotations.Nullable;

/** A marked part of a text; offset and length count UTF-16 units, as Java's strings do. */
public record MessageEntity(
        String type,
        int offset,
        int length,
        @Nullable String url,
        @Nullable User user,
        @Nullable String language,
        @Nullable String customEmojiId,
        @Nullable Integer unixTime,
        @Nullable String dateTimeFormat) {

    /** Makes an entity that is told by its type alone. */
    public MessageEntity(String type, int offset, int length) {
        this(type, offset, length, null, null, null, null, null, null);
    }

    /** Returns this one leading to an address. */
    public MessageEntity withUrl(String address) {
        return new MessageEntity(type, offset, length, address, null, null, null, null, null);
    }

    /** Returns this one meaning someone. */
    public MessageEntity withUser(User meant) {
        return new MessageEntity(type, offset, length, null, meant, null, null, null, null);
    }

    /** Returns this one in a programming language. */
    public MessageEntity withLanguage(String name) {
        return new MessageEntity(type, offset, length, null, null, name, null, null, null);
    }

    /** Returns this one with an emoji's id. */
    public MessageEntity withCustomEmoji(String id) {
        return new MessageEntity(type, offset, length, null, null, null, id, null, null);
    }

    /** Returns this one meaning a moment. */
    public MessageEntity withMoment(int time, String format) {
        return new MessageEntity(type, offset, length, null, null, null, null, time, format);
    }
}
