package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.WebhookChange;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/** Where Telegram brings the updates of people's bots: to the fleet's one address. Either may be said again. */
public final class CloneWebhook {
    private final TelegramGateways gateways;
    private final WebhookAddress address;

    /** Points bots to an address. */
    public CloneWebhook(TelegramGateways gateways, WebhookAddress address) {
        this.gateways = gateways;
        this.address = address;
    }

    /** Has a bot's updates brought here. */
    TelegramReply<WebhookChange> set(BotToken token) {
        return gateways.of(token.botId(), token.secret()).call(address.settingFor(token));
    }

    /** Has them brought here no more. */
    TelegramReply<Boolean> delete(BotToken token) {
        return gateways.of(token.botId(), token.secret()).call(new DeleteWebhook());
    }
}
