package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.config.Secret;
import dev.switchboard.secret.WebhookSecrets;
import dev.switchboard.telegram.SetWebhookAddress;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import java.net.URI;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;

/** Where Telegram brings the updates of people's bots: to the fleet's one address. Either may be said again. */
public final class CloneWebhook {
    private final TelegramGateways gateways;
    private final URI url;
    private final WebhookSecrets secrets;

    /**
     * Points bots to an address.
     *
     * @param secrets of which each bot's own is derived
     */
    public CloneWebhook(TelegramGateways gateways, URI url, WebhookSecrets secrets) {
        this.gateways = gateways;
        this.url = url;
        this.secrets = secrets;
    }

    /** Has a bot's updates brought here. */
    TelegramReply<Boolean> set(BotToken token) {
        var secret = Secret.of(secrets.of(token.botId()));
        return gateways.of(token.botId(), token.secret()).call(new SetWebhookAddress(url, secret));
    }

    /** Has them brought here no more. */
    TelegramReply<Boolean> delete(BotToken token) {
        return gateways.of(token.botId(), token.secret()).call(new DeleteWebhook());
    }
}
