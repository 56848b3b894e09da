package dev.switchboard.dm.clone;

import dev.switchboard.bots.BotToken;
import dev.switchboard.config.Secret;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.secret.WebhookSecrets;
import dev.switchboard.telegram.SetWebhookAddress;
import java.net.URI;
import java.util.function.Supplier;

/**
 * The fleet's one webhook.
 *
 * @param url where Telegram reaches it
 * @param secrets of which each bot's own is derived
 */
public record WebhookAddress(URI url, WebhookSecrets secrets) {
    /** RFC 2104: a key of HMAC-SHA256 shorter than its 32 bytes of output weakens it. */
    private static final int LEAST_SECRET_BYTES = 32;

    /**
     * Declares {@code WEBHOOK_URL} and {@code WEBHOOK_MASTER_SECRET}.
     *
     * @return gives the address; for use inside {@link SettingsReader#build}
     */
    public static Supplier<WebhookAddress> declareIn(SettingsReader reader) {
        var url = reader.httpUri("WEBHOOK_URL");
        var secret = reader.secret("WEBHOOK_MASTER_SECRET", LEAST_SECRET_BYTES);
        return () -> new WebhookAddress(url.get(), new WebhookSecrets(secret.get(), null));
    }

    /** Returns the call that has a bot's updates brought here. */
    public SetWebhookAddress settingFor(BotToken token) {
        return new SetWebhookAddress(url, Secret.of(secrets.of(token.botId())));
    }
}
