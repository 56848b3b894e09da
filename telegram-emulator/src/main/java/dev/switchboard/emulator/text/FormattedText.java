package dev.switchboard.emulator.text;

import dev.switchboard.emulator.types.MessageEntity;
import dev.switchboard.emulator.types.User;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** A text and its entities, outer ones first. */
public record FormattedText(String text, List<Entity> entities) implements TextResult {
    /** No text. */
    public static final FormattedText EMPTY = new FormattedText("", List.of());

    /** Copies the entities. */
    public FormattedText {
        entities = List.copyOf(entities);
    }

    /**
     * Returns the entities as the Bot API shows them.
     *
     * @param users finds who is mentioned; a mention of nobody known is left out, as Telegram does
     */
    public List<MessageEntity> toTelegram(LongFunction<Optional<User>> users) {
        return entities.stream()
                .flatMap(entity -> shown(entity, users).stream())
                .toList();
    }

    private static Optional<MessageEntity> shown(Entity entity, LongFunction<Optional<User>> users) {
        MessageEntity bare = new MessageEntity(entity.type().word(), entity.offset(), entity.length());
        return switch (entity.detail()) {
            case Entity.Detail.None _ -> Optional.of(bare);
            case Entity.Detail.Link(String url) -> Optional.of(bare.withUrl(url));
            case Entity.Detail.Language(String name) -> Optional.of(bare.withLanguage(name));
            case Entity.Detail.Emoji(long id) -> Optional.of(bare.withCustomEmoji(Long.toString(id)));
            case Entity.Detail.Moment(int unixTime, String format) -> Optional.of(bare.withMoment(unixTime, format));
            case Entity.Detail.Mention(long userId) -> users.apply(userId).map(bare::withUser);
        };
    }
}
