package dev.switchboard.telegram;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.switchboard.config.Secret;
import dev.switchboard.job.AllowedUpdates;
import java.net.URI;
import java.util.List;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.objects.ApiResponse;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/**
 * {@code setWebhook} without a certificate of one's own: TelegramBots' type is for those who have one, and uploads it. It
 * also says what was changed, which is the one way to learn that the secret token was another.
 */
public final class SetWebhookAddress extends BotApiMethod<WebhookChange> {
    /** Telegram's default (Bot API, setWebhook); many more would come to a function that starts cold. */
    public static final int MAX_CONNECTIONS = 40;

    /** Bot API server, Client.cpp, process_set_webhook_query. */
    private static final String UNCHANGED = "Webhook is already set";

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

    @Override
    public WebhookChange deserializeResponse(String answer) throws TelegramApiRequestException {
        try {
            ApiResponse<Boolean> response = OBJECT_MAPPER.readValue(answer, new TypeReference<>() {});
            if (!Boolean.TRUE.equals(response.getOk())) {
                throw new TelegramApiRequestException("setWebhook was refused", response);
            }
            return UNCHANGED.equals(response.getErrorDescription()) ? WebhookChange.UNCHANGED : WebhookChange.SET;
        } catch (JsonProcessingException e) {
            throw new TelegramApiRequestException("Unable to deserialize response", e);
        }
    }

    @JsonProperty("url")
    String url() {
        return url.toString();
    }

    @JsonProperty("secret_token")
    String secretToken() {
        return secretToken.reveal();
    }

    @JsonProperty("max_connections")
    int maxConnections() {
        return MAX_CONNECTIONS;
    }

    @JsonProperty("allowed_updates")
    List<String> allowedUpdates() {
        return AllowedUpdates.NAMES;
    }
}
