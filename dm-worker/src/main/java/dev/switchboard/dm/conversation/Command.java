package dev.switchboard.dm.conversation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command as a person wrote it: {@code /start 12345} or {@code /start@some_bot 12345}.
 *
 * @param name the word after the slash, in lower case
 * @param bot the bot that it names, without the {@code @}, or {@code null} if it names none
 * @param argument what follows, stripped; possibly empty
 */
public record Command(String name, @Nullable String bot, String argument) {
    /** Bot API: 1 to 32 characters of letters, digits and underscores. */
    private static final Pattern SHAPE =
            Pattern.compile("/([A-Za-z0-9_]{1,32})(?:@([A-Za-z0-9_]{1,64}))?(?:\\s+(.*))?", Pattern.DOTALL);

    /** Reads a text; empty if it is no command. */
    public static Optional<Command> in(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher matcher = SHAPE.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var argument = matcher.group(3);
        return Optional.of(new Command(
                matcher.group(1).toLowerCase(Locale.ROOT), matcher.group(2), argument == null ? "" : argument.strip()));
    }
}
