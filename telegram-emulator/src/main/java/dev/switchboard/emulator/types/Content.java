package dev.switchboard.emulator.types;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a message says; its fields stand among the message's own. */
public sealed interface Content {

    /** A text; {@code entities} is null where nothing is marked. */
    record Text(String text, @Nullable List<MessageEntity> entities) implements Content {
        /** Returns a text, marked as Telegram marks it. */
        public static Text of(String text) {
            List<MessageEntity> entities = TextEntities.find(text);
            return new Text(text, entities.isEmpty() ? null : entities);
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

    /** A service message, the last of a basic group: it goes on as this supergroup. */
    record MigrateToChatId(long migrateToChatId) implements Content {}

    /** A service message, the first of a supergroup: it was this basic group before. */
    record MigrateFromChatId(long migrateFromChatId) implements Content {}
}
