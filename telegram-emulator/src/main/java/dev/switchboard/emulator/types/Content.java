package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a message says; its fields stand among the message's own. */
public sealed interface Content {
    /** Tells whether a service message says this, rather than a sender. */
    @JsonIgnore
    default boolean isService() {
        return true;
    }

    /** Tells whether it names files, whose ids differ from bot to bot. */
    default boolean hasFiles() {
        return false;
    }

    /** Returns this content with a bot's own file ids. */
    default Content forBot(long bot) {
        return this;
    }

    /** A text; {@code entities} is null where nothing is marked. */
    record Text(String text, @Nullable List<MessageEntity> entities) implements Content {
        @Override
        @JsonIgnore
        public boolean isService() {
            return false;
        }
    }

    /** A place. */
    record Location(Place location) implements Content {
        @Override
        @JsonIgnore
        public boolean isService() {
            return false;
        }
    }

    /**
     * Where something is, in degrees.
     *
     * @param horizontalAccuracy in metres, if it is known
     */
    record Place(
            double latitude, double longitude, @Nullable Double horizontalAccuracy) {
        /** Tells whether it is anywhere (TDLib, Location.cpp, init). */
        @JsonIgnore
        public boolean isOnEarth() {
            return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
        }
    }

    /** Somebody's telephone number. */
    record Contact(Card contact) implements Content {
        @Override
        @JsonIgnore
        public boolean isService() {
            return false;
        }
    }

    /** What is known of somebody, who need not have an account. */
    record Card(
            String phoneNumber,
            String firstName,
            @Nullable String lastName,
            @Nullable String vcard) {}

    /**
     * A file, or the sizes of a photo, with words under it.
     *
     * @param files the sizes of a photo, smallest first; one file for all other kinds
     */
    record Media(
            @JsonIgnore MediaKind kind,
            @JsonIgnore List<MediaFile> files,
            @JsonIgnore Caption caption,
            @JsonIgnore boolean hasSpoiler)
            implements Content {
        /** Copies the files. */
        public Media {
            files = List.copyOf(files);
        }

        /** Returns the file, or the largest size of the photo. */
        public MediaFile file() {
            return files.getLast();
        }

        /** Returns this with another caption. */
        public Media with(Caption newCaption) {
            return new Media(kind, files, newCaption, hasSpoiler);
        }

        @Override
        @JsonIgnore
        public boolean isService() {
            return false;
        }

        @Override
        public boolean hasFiles() {
            return true;
        }

        @Override
        public Media forBot(long bot) {
            return new Media(kind, files.stream().map(file -> file.forBot(bot)).toList(), caption, hasSpoiler);
        }

        /** Returns the fields of a message that show this (Bot API server, Client.cpp, JsonMessage). */
        @JsonAnyGetter
        public Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put(kind.field(), kind == MediaKind.PHOTO ? files : file());
            if (kind == MediaKind.ANIMATION) {
                fields.put("document", file());
            }
            fields.putAll(caption.fields());
            if (hasSpoiler) {
                fields.put("has_media_spoiler", true);
            }
            return fields;
        }
    }

    /** A service message: these joined, or were added. */
    record NewChatMembers(List<User> newChatMembers) implements Content {
        /** Returns the first of them, under the two names that older bots read (Client.cpp, messageChatAddMembers). */
        @JsonProperty
        public User newChatMember() {
            return newChatMembers.getFirst();
        }

        /** Returns the same. */
        @JsonProperty
        public User newChatParticipant() {
            return newChatMembers.getFirst();
        }
    }

    /** A service message: this one left, or was removed. */
    record LeftChatMember(User leftChatMember) implements Content {
        /** Returns the same, under the name that older bots read. */
        @JsonProperty
        public User leftChatParticipant() {
            return leftChatMember;
        }
    }

    /** A service message: the person made a bot for this bot to manage. */
    record ManagedBotCreated(ManagedBot managedBotCreated) implements Content {
        /** The bot that was made; its token can be asked for. */
        public record ManagedBot(User bot) {}
    }

    /** A service message: the chat has another title. */
    record NewChatTitle(String newChatTitle) implements Content {}

    /** A service message: this message was pinned. */
    record PinnedMessage(Message pinnedMessage) implements Content {
        @Override
        public boolean hasFiles() {
            return pinnedMessage.hasFiles();
        }

        @Override
        public PinnedMessage forBot(long bot) {
            return new PinnedMessage(pinnedMessage.forBot(bot));
        }
    }

    /** A service message, the last of a basic group: it goes on as this supergroup. */
    record MigrateToChatId(long migrateToChatId) implements Content {}

    /** A service message, the first of a supergroup: it was this basic group before. */
    record MigrateFromChatId(long migrateFromChatId) implements Content {}
}
