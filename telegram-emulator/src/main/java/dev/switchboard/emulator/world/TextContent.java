package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.Caption;
import dev.switchboard.emulator.types.Content;
import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.User;
import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.FormattedText;
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
        List<MessageEntity> entities = text.entities().stream()
                .flatMap(entity -> shown(world, entity).stream())
                .toList();
        return entities.isEmpty() ? null : entities;
    }

    /** A mention of nobody known is left out, as Telegram does. */
    private static Optional<MessageEntity> shown(World world, Entity entity) {
        MessageEntity bare = new MessageEntity(entity.type().word(), entity.offset(), entity.length());
        return switch (entity.detail()) {
            case Entity.Detail.None _ -> Optional.of(bare);
            case Entity.Detail.Link(String url) -> Optional.of(bare.withUrl(url));
            case Entity.Detail.Language(String name) -> Optional.of(bare.withLanguage(name));
            case Entity.Detail.Emoji(long id) -> Optional.of(bare.withCustomEmoji(Long.toString(id)));
            case Entity.Detail.Moment(int unixTime, String format) -> Optional.of(bare.withMoment(unixTime, format));
            case Entity.Detail.Mention(long userId) -> user(world, userId).map(bare::withUser);
        };
    }

    private static Optional<User> user(World world, long id) {
        return world.accounts()
                .findPerson(id)
                .or(() -> world.accounts().findBot(id).map(Bot::user));
    }
}
