package dev.switchboard.emulator.types;

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
    record NewChatMembers(List<User> newChatMembers) implements Content {}

    /** A service message: this one left, or was removed. */
    record LeftChatMember(User leftChatMember) implements Content {}
}
