package dev.switchboard.bots;

import java.util.Optional;

/** Where the bots of the fleet are looked up. Implementations are safe to share between threads. */
public interface BotDirectory {

    /**
     * Finds a bot, whatever its state, with its token decrypted.
     *
     * @return empty if the fleet has no such bot
     * @throws BotDirectoryException if the directory cannot be asked now, or holds what it must not
     * @throws UnreadableTokenException if the bot's token cannot be decrypted
     */
    Optional<Bot> find(long botId);
}
