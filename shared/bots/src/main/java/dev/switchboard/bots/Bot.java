package dev.switchboard.bots;

/**
 * A bot that the fleet runs.
 *
 * @param id Telegram's id, the number before the colon in the token
 * @param username without the {@code @}
 */
public record Bot(long id, String username, BotRole role, BotState state, BotToken token) {
    public Bot {
        if (token.botId() != id) {
            throw new IllegalArgumentException("bot " + id + " cannot have the token of bot " + token.botId());
        }
    }
}
