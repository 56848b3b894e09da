package dev.switchboard.dm.people;

import org.jspecify.annotations.Nullable;

/**
 * A person who is told something that they did not ask for, as they are when that begins.
 *
 * @param known whether they ever started the bot; who did not is told nothing
 * @param language the code of the language they chose, or {@code null}
 * @param languageCode what Telegram says of their app's language, or {@code null}
 * @param groupTitle what the group that it is about calls itself, or {@code null} if it is about none
 * @param stillUnlimited whether a group gives them unlimited points
 */
public record Addressee(
        boolean known,
        @Nullable String language,
        @Nullable String languageCode,
        @Nullable String groupTitle,
        boolean stillUnlimited) {}
