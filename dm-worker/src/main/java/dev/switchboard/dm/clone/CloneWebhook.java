package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.WebhookChange;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/** Where Telegram brings the updates of people's bots: to the fleet's one address. It may be told again. */
public final class CloneWebhook {
    private final TelegramGateways gateways;
    private final WebhookAddress address;
    private final PostgrestBotDirectory bots;

    /** Points bots to an address, and notes what Telegram says to that. */
    public CloneWebhook(TelegramGateways gateways, WebhookAddress address, PostgrestBotDirectory bots) {
        this.gateways = gateways;
        this.address = address;
        this.bots = bots;
    }

    /** Has a bot's updates brought here. */
    TelegramReply<WebhookChange> set(BotToken token) {
        var reply = gateways.of(token.botId(), token.secret()).call(address.settingFor(token));
        if (reply instanceof TelegramReply.Accepted<?> || reply instanceof TelegramReply.Rejected<?>) {
            bots.noteConnected(token.botId(), reply instanceof TelegramReply.Accepted<?>);
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
