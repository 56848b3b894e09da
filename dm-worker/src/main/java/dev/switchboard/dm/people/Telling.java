package dev.switchboard.dm.people;

import org.jspecify.annotations.Nullable;

/**
 * Whether and in what language something may be told to a person who did not ask.
 *
 * @param write false for those who blocked the bot or never started it
 * @param language the code of the language they chose, or {@code null}
 * @param languageCode what Telegram says of their app's language, or {@code null}
 * @param groupTitle what the group that it is about calls itself, or {@code null} if it is about none
 */
public record Telling(
        boolean write,
        @Nullable String language,
        @Nullable String languageCode,
        @Nullable String groupTitle) {}
