package dev.switchboard.emulator.world;

import dev.switchboard.emulator.text.FormattedText;
import dev.switchboard.emulator.types.Caption;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.User;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns formatted texts into what messages hold. */
public final class TextContent {
    private TextContent() {}

    /** Returns the content of a message that says this. */
    public static Content.Text of(World world, FormattedText text) {
        return new Content.Text(text.text(), entities(world, text));
    }

    /** Returns a caption that says this. */
    public static Caption caption(World world, FormattedText text, boolean isAbove) {
        List<MessageEntity> entities = entities(world, text);
        return new Caption(text.text(), entities == null ? List.of() : entities, isAbove);
    }

    /** Returns the entities, or null where nothing is marked. */
    static @Nullable List<MessageEntity> entities(World world, FormattedText text) {
        List<MessageEntity> entities = text.toTelegram(id -> user(world, id));
        return entities.isEmpty() ? null : entities;
    }

    private static Optional<User> user(World world, long id) {
        return world.accounts()
                .findPerson(id)
                .or(() -> world.accounts().findBot(id).map(Bot::user));
    }
}
