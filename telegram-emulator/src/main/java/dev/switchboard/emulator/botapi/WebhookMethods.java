package dev.switchboard.emulator.botapi;

import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.delivery.Webhook;
import dev.switchboard.emulator.delivery.WebhookDelivery;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Methods that say where updates go (Bot API server, Client.cpp, process_set_webhook_query and do_set_webhook). */
final class WebhookMethods {
    private static final Duration BETWEEN_SETTINGS = Duration.ofSeconds(1);
    private static final int MAX_SECRET = 256;
    private static final int MAX_CONNECTIONS = 100;

    private final InstantSource time;

    WebhookMethods(InstantSource time) {
        this.time = time;
    }

    Map<String, BotMethod> all() {
        return Map.of(
                "setwebhook", this::setWebhook,
                "deletewebhook", this::deleteWebhook,
                "getwebhookinfo", this::getWebhookInfo);
    }

    private Answer setWebhook(World world, Bot bot, Parameters parameters) {
        String address = parameters.text("url");
        if (address.isEmpty()) {
            return deleteWebhook(world, bot, parameters);
        }
        Instant now = time.instant();
        if (now.isBefore(bot.nextSetWebhook())) {
            throw new Refused(Refusal.tooManyRequests(1));
        }
        bot.nextSetWebhook(now.plus(BETWEEN_SETTINGS));
        String secret = parameters.text("secret_token");
        int connections = parameters.integer("max_connections", Webhook.DEFAULT_CONNECTIONS, 1, MAX_CONNECTIONS);
        if (!parameters.isTrue("drop_pending_updates") && isSet(bot, address, secret, connections)) {
            AllowedUpdates.choose(bot, parameters);
            return new Answer.Accepted(true, "Webhook is already set");
        }
        // the old webhook goes before the new one is looked at: with a wrong address the bot has none
        deleteWebhook(world, bot, parameters);
        Webhook webhook = new Webhook(address, readAddress(address), checkSecret(secret), connections);
        AllowedUpdates.choose(bot, parameters);
        bot.openWebhook(webhook);
        return new Answer.Accepted(true, "Webhook was set");
    }

    private static boolean isSet(Bot bot, String address, String secret, int connections) {
        return bot.delivery()
                .webhook()
                .filter(set -> set.address().equals(address)
                        && set.secretToken().equals(secret)
                        && set.maxConnections() == connections)
                .isPresent();
    }

    private Answer deleteWebhook(World world, Bot bot, Parameters parameters) {
        boolean wasSet = bot.delivery().webhook().isPresent();
        bot.delivery().close();
        if (parameters.isTrue("drop_pending_updates")) {
            bot.updates().clear();
        }
        return new Answer.Accepted(true, wasSet ? "Webhook was deleted" : "Webhook is already deleted");
    }

    private Answer getWebhookInfo(World world, Bot bot, Parameters parameters) {
        WebhookDelivery delivery = bot.delivery();
        Optional<Webhook> webhook = delivery.webhook();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("url", webhook.map(Webhook::address).orElse(""));
        info.put("has_custom_certificate", false);
        info.put("pending_update_count", bot.updates().size());
        delivery.lastError().ifPresent(error -> {
            info.put("last_error_date", error.date().getEpochSecond());
            info.put("last_error_message", error.message());
        });
        webhook.ifPresent(set -> {
            info.put("max_connections", set.maxConnections());
            info.put("ip_address", "127.0.0.1");
        });
        bot.allowedUpdates().ifPresent(types -> info.put("allowed_updates", AllowedUpdates.inOrder(types)));
        return new Answer.Accepted(info, null);
    }

    private static HttpUrl readAddress(String address) {
        HttpUrl url = HttpUrl.parse(address.contains("://") ? address : "https://" + address);
        if (url == null) {
            throw Refused.badRequest("invalid webhook URL specified");
        }
        return url;
    }

    private static String checkSecret(String secret) {
        if (secret.length() > MAX_SECRET) {
            throw Refused.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refused.badRequest("secret token contains unallowed characters");
        }
        return secret;
    }
}
