package dev.switchboard.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.config.Secret;
import dev.switchboard.job.AllowedUpdates;
import java.net.URI;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethodBoolean;

/** {@code setWebhook} without a certificate of one's own: TelegramBots' type is for those who have one, and uploads it. */
public final class SetWebhookAddress extends BotApiMethodBoolean {
    private final URI url;
    private final Secret secretToken;

    /**
     * Names where updates go.
     *
     * @param secretToken what each delivery is proven with: 1 to 256 characters of {@code A-Za-z0-9_-}
     */
    public SetWebhookAddress(URI url, Secret secretToken) {
        this.url = url;
        this.secretToken = secretToken;
    }

    @Override
    public String getMethod() {
        return "setWebhook";
    }

    @JsonProperty("url")
    String url() {
        return url.toString();
    }

    @JsonProperty("secret_token")
    String secretToken() {
        return secretToken.reveal();
    }

    @JsonProperty("allowed_updates")
    List<String> allowedUpdates() {
        return AllowedUpdates.NAMES;
    }
}
