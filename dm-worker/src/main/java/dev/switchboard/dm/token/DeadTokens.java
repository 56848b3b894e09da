package dev.switchboard.dm.token;

import dev.switchboard.bots.Bot;
import dev.switchboard.bots.BotState;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.UnreadableTokenException;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.GetMe;

/**
 * Finds out whether a token is dead: its owner had it replaced, or deleted the bot. A dead one is noted, and {@code /my_bots}
 * tells its owner. Safe for use by several threads.
 */
public final class DeadTokens {
    private final CachedBotDirectory bots;
    private final PostgrestBotDirectory stored;
    private final TelegramGateways gateways;

    /** Asks Telegram through the given gateways, and notes what it says in the directory behind the cached one. */
    public DeadTokens(CachedBotDirectory bots, PostgrestBotDirectory stored, TelegramGateways gateways) {
        this.bots = bots;
        this.stored = stored;
        this.gateways = gateways;
    }

    /**
     * Telegram refused a bot's token, perhaps one that was replaced here since: looks at the one that is stored now.
     *
     * @return whether that is dead too
     */
    public boolean isDead(long bot) {
        bots.forget(bot);
        return bots.find(bot).filter(this::noteIfDead).isPresent();
    }

    /** Somebody shows a living token of a bot: looks whether another is stored, and dead. */
    public void lookBehind(BotToken living) {
        bots.forget(living.botId());
        readable(living.botId())
                .filter(bot -> bot.state() != BotState.REVOKED && !bot.token().equals(living))
                .ifPresent(this::noteIfDead);
    }

    /** A token that cannot be read is not known to be dead. */
    private Optional<Bot> readable(long bot) {
        try {
            return bots.find(bot);
        } catch (UnreadableTokenException e) {
            return Optional.empty();
        }
    }

    private boolean noteIfDead(Bot bot) {
        var reply = gateways.of(bot.id(), bot.token().secret()).call(new GetMe());
        boolean dead = reply instanceof TelegramReply.Rejected<?> rejected
                && rejected.reason() == RejectionReason.UNAUTHORIZED;
        if (dead) {
            stored.noteDead(bot.token());
        }
        return dead;
    }
}
