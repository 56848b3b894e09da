package dev.switchboard.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.switchboard.config.Secret;
import java.net.URI;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethodBoolean;

/** {@code setWebhook} without a certificate of one's own: TelegramBots' type is for those who have one, and uploads it. */
public final class SetWebhookAddress extends BotApiMethodBoolean {
    /** What the workers know what to do with; membership of others must be asked for (Bot API, setWebhook). */
    private static final List<String> UPDATES =
            List.of("message", "callback_query", "my_chat_member", "chat_member", "chat_join_request");

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
        return UPDATES;
    }
}
