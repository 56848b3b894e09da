package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.CachedBotDirectory;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.telegram.RejectionReason;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.WebhookChange;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/** Where Telegram brings the updates of people's bots: to the fleet's one address. It may be told again. */
public final class CloneWebhook {
    private final TelegramGateways gateways;
    private final WebhookAddress address;
    private final PostgrestBotDirectory bots;
    private final CachedBotDirectory remembered;

    /** Points bots to an address, and notes what Telegram says to that. */
    public CloneWebhook(
            TelegramGateways gateways,
            WebhookAddress address,
            PostgrestBotDirectory bots,
            CachedBotDirectory remembered) {
        this.gateways = gateways;
        this.address = address;
        this.bots = bots;
        this.remembered = remembered;
    }

    /** Has a bot's updates brought here, and what this process remembers of the bot forgotten before the first one comes. */
    TelegramReply<WebhookChange> set(BotToken token) {
        remembered.forget(token.botId());
        var reply = gateways.of(token.botId(), token.secret()).call(address.settingFor(token));
        switch (reply) {
            case TelegramReply.Accepted<?> _ -> bots.noteConnected(token.botId(), true);
            case TelegramReply.Rejected<?> rejected
            when rejected.reason() == RejectionReason.UNAUTHORIZED -> bots.noteDead(token);
            case TelegramReply.Rejected<?> _ -> bots.noteConnected(token.botId(), false);
            case TelegramReply.FloodLimited<?> _, TelegramReply.Unreachable<?> _ -> {}
        }
        return reply;
    }

    /** Has a removed bot's updates brought here no more, and forgets the token then: nothing is left to do with it. */
    TelegramReply<Boolean> delete(BotToken token) {
        var reply = gateways.of(token.botId(), token.secret()).call(new DeleteWebhook());
        if (reply instanceof TelegramReply.Accepted<?> || reply instanceof TelegramReply.Rejected<?>) {
            bots.discardToken(token);
        }
        return reply;
    }
}
