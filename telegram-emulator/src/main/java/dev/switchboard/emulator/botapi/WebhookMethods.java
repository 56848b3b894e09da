package dev.switchboard.emulator.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.emulator.botapi.Answer.Refusal;
import dev.switchboard.emulator.delivery.Webhook;
import dev.switchboard.emulator.delivery.WebhookDelivery;
import dev.switchboard.emulator.types.Update;
import dev.switchboard.emulator.world.Bot;
import dev.switchboard.emulator.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import okhttp3.HttpUrl;

/** Methods that say where updates go (Bot API server, Client.cpp, process_set_webhook_query and do_set_webhook). */
final class WebhookMethods {
    private static final Duration BETWEEN_SETTINGS = Duration.ofSeconds(1);
    private static final int MAX_SECRET = 256;

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
        if (parameters.text("url").isEmpty()) {
            return deleteWebhook(world, bot, parameters);
        }
        Instant now = time.instant();
        if (now.isBefore(bot.nextSetWebhook())) {
            throw new Refused(Refusal.tooManyRequests(1));
        }
        bot.nextSetWebhook(now.plus(BETWEEN_SETTINGS));
        Webhook webhook = webhook(parameters);
        boolean drop = parameters.isTrue("drop_pending_updates");
        allowUpdates(bot, parameters);
        if (!drop && bot.delivery().webhook().equals(Optional.of(webhook))) {
            return new Answer.Accepted(true, "Webhook is already set");
        }
        if (drop) {
            bot.updates().clear();
        }
        bot.openWebhook(webhook);
        return new Answer.Accepted(true, "Webhook was set");
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
        info.put("url", webhook.map(set -> set.url().toString()).orElse(""));
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
        bot.allowedUpdates().ifPresent(types -> info.put("allowed_updates", List.copyOf(types)));
        return new Answer.Accepted(info, null);
    }

    private static Webhook webhook(Parameters parameters) {
        String address = parameters.text("url");
        HttpUrl url = HttpUrl.parse(address.contains("://") ? address : "https://" + address);
        if (url == null) {
            throw Refused.badRequest("invalid webhook URL specified");
        }
        String secret = parameters.text("secret_token");
        if (secret.length() > MAX_SECRET) {
            throw Refused.badRequest("secret token is too long");
        }
        if (!secret.matches("[A-Za-z0-9_-]*")) {
            throw Refused.badRequest("secret token contains unallowed characters");
        }
        return new Webhook(url, secret, parameters.integer("max_connections", Webhook.DEFAULT_CONNECTIONS, 1, 100));
    }

    /** Absent or unreadable leaves the choice as it is; nothing known in the list goes back to what every bot gets. */
    static void allowUpdates(Bot bot, Parameters parameters) {
        Optional<JsonNode> list;
        try {
            list = parameters.json("allowed_updates").filter(JsonNode::isArray);
        } catch (IOException e) {
            list = Optional.empty();
        }
        list.ifPresent(names -> {
            TreeSet<String> types = new TreeSet<>();
            names.forEach(name -> types.add(name.asText().toLowerCase(Locale.ROOT)));
            types.retainAll(Update.TYPES);
            bot.allowUpdates(types.isEmpty() ? null : types);
        });
    }
}
