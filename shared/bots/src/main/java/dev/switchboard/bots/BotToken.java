package dev.switchboard.bots;

import dev.switchboard.config.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A bot's token: the bot's id, a colon, and the secret that BotFather gave. {@code toString()} hides it.
 *
 * @param botId Telegram's id of the bot; no secret
 * @param secret the whole token, as the Bot API wants it
 */
public record BotToken(long botId, Secret secret) {
    // Telegram's ids have at most 52 significant bits (Bot API, User.id): 16 digits
    private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,15}:[A-Za-z0-9_-]{1,100}");

    /**
     * One wherever it stands, with BotFather's secret of 35 characters today; what is much shorter is something else. In the
     * address of a method it stands behind {@code bot} (Bot API, Making requests), and any address may hold it in escapes.
     */
    private static final Pattern IN_TEXT = Pattern.compile("""
            (?x) (?: (?<![A-Za-z0-9_-]) | (?<=(?i:bot)) | (?<=%[0-9A-Fa-f]{2}) )
            (?<id> [1-9]\\d{5,15} ) (?: : | %3[Aa] ) (?<secret> [A-Za-z0-9_-]{30,100} ) (?![A-Za-z0-9_-])""");

    public BotToken {
        if (botId != idIn(secret.reveal())) {
            throw new IllegalArgumentException("the token of another bot, not of " + botId);
        }
    }

    /**
     * Reads a token.
     *
     * @throws IllegalArgumentException if it does not look like one; its text is not in the message
     */
    public static BotToken of(String token) {
        return new BotToken(idIn(token), Secret.of(token));
    }

    /** Returns whether something that looks like a token stands in a text. */
    public static boolean standsIn(String text) {
        return IN_TEXT.matcher(text).find();
    }

    /**
     * Returns the one token that stands in a text, perhaps among other words.
     *
     * @return empty if there is none, or if there are several and nobody can say which is meant
     */
    public static Optional<BotToken> onlyOneIn(String text) {
        var found = IN_TEXT.matcher(text)
                .results()
                .map(match -> match.group("id") + ":" + match.group("secret"))
                .distinct()
                .limit(2)
                .toList();
        return found.size() == 1 ? Optional.of(of(found.getFirst())) : Optional.empty();
    }

    private static long idIn(String token) {
        if (!SHAPE.matcher(token).matches()) {
            throw new IllegalArgumentException("not a bot's token: it must be an id, a colon and a secret");
        }
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }
}
