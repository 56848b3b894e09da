package dev.switchboard.telegram;

import dev.switchboard.config.Secret;
import org.jspecify.annotations.Nullable;

/** Takes one bot's token out of words that others made: the token is part of every address that is called. */
final class TokenRedaction {
    private static final String REDACTED = "[redacted]";

    /** Enough for any description; an answer that is not Telegram's can be a whole page. */
    private static final int MAX_LENGTH = 500;

    private final String token;
    private final String secretHalf;

    TokenRedaction(Secret token) {
        this.token = token.reveal();
        // after the public bot id and the colon, which an address may hold as %3A
        this.secretHalf = this.token.substring(this.token.indexOf(':') + 1);
    }

    String of(@Nullable String words) {
        if (words == null) {
            return "";
        }
        String clean = words.replace(token, REDACTED);
        return MessageText.cut(secretHalf.isEmpty() ? clean : clean.replace(secretHalf, REDACTED), MAX_LENGTH);
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
