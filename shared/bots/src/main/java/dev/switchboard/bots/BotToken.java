package dev.switchboard.bots;

import dev.switchboard.config.Secret;
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

    private static long idIn(String token) {
        if (!SHAPE.matcher(token).matches()) {
            throw new IllegalArgumentException("not a bot's token: it must be an id, a colon and a secret");
        }
        return Long.parseLong(token.substring(0, token.indexOf(':')));
    }
}
