package dev.switchboard.telegramtext;

import java.util.Comparator;

/**
 * A marked part of a text.
 *
 * @param offset in UTF-16 units
 * @param length in UTF-16 units
 */
public record Entity(EntityType type, int offset, int length, Detail detail) implements Comparable<Entity> {
    private static final Comparator<Entity> ORDER = Comparator.comparingInt(Entity::offset)
            .thenComparing(Comparator.comparingInt(Entity::length).reversed())
            .thenComparingInt(entity -> entity.type().priority());

    /** Returns an entity that is told by its type alone. */
    public static Entity of(EntityType type, int offset, int length) {
        return new Entity(type, offset, length, new Detail.None());
    }

    /** Returns the first position behind it. */
    public int end() {
        return offset + length;
    }

    Entity from(int start, int end) {
        return new Entity(type, start, end - start, detail);
    }

    /** Outer ones stand before inner ones (TDLib, MessageEntity.h). */
    @Override
    public int compareTo(Entity other) {
        return ORDER.compare(this, other);
    }

    /** What an entity says beside its type. */
    public sealed interface Detail {
        /** Nothing. */
        record None() implements Detail {}

        /** Where a link leads. */
        record Link(String url) implements Detail {}

        /** Who is meant. */
        record Mention(long userId) implements Detail {}

        /** What the code is written in. */
        record Language(String name) implements Detail {}

        /** Which emoji it is. */
        record Emoji(long id) implements Detail {}

        /** Which moment, and how it is shown. */
        record Moment(int unixTime, String format) implements Detail {}
    }
}
