package dev.switchboard.local.stack;

import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.parts.PartFailedException;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.parts.SupabaseSchema;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import dev.switchboard.telegram.SetWebhookAddress;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telegram.TelegramSettings;
import dev.switchboard.telegram.WebhookChange;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** Makes the main bot known: to the database, and its webhook to Telegram. */
final class BotRegistration {
    /** Where the gateway takes updates, as the template says. */
    static final String WEBHOOK_PATH = "/api/webhooks/telegram";

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MainBot bot;
    private final TokenKeys keys;
    private final StackAddresses addresses;
    private final SupabaseKeys supabase;

    BotRegistration(MainBot bot, TokenKeys keys, StackAddresses addresses, SupabaseKeys supabase) {
        this.bot = bot;
        this.keys = keys;
        this.addresses = addresses;
        this.supabase = supabase;
    }

    MainBot bot() {
        return bot;
    }

    /** Stores the bot's row, its token encrypted; a paused bot stays paused. */
    void storeBot() {
        var cipher = new TokenCipher(keys, new SecureRandom());
        try (var postgrest = new PostgrestClient(
                PostgrestSettings.of(StackAddresses.http(addresses.supabase()), Secret.of(supabase.serviceRole())))) {
            new PostgrestBotDirectory(postgrest, cipher)
                    .register(BotToken.of(bot.token()), bot.username(), MainBot.ROLE);
        }
    }

    /**
     * Tells Telegram where the bot's webhook is.
     *
     * @param base the gateway's address as Telegram reaches it
     * @throws IOException if it may succeed later
     * @throws PartFailedException if Telegram refuses it: a wrong token, or an address that it does not take
     */
    void setWebhook(URI base) throws IOException {
        var method = new SetWebhookAddress(base.resolve(WEBHOOK_PATH), Secret.of(bot.webhookSecret()));
        try (var gateways = new TelegramGateways(new TelegramSettings(addresses.telegramApi(), LIMIT))) {
            switch (gateways.of(bot.id(), Secret.of(bot.token())).call(method)) {
                case TelegramReply.Accepted<WebhookChange> _ -> {}
                case TelegramReply.Rejected<WebhookChange> no ->
                    throw new PartFailedException("Telegram", "setWebhook was refused: " + no.description(), null);
                case TelegramReply.FloodLimited<WebhookChange> later ->
                    throw new IOException("setWebhook has to wait for " + later.retryAfter());
                case TelegramReply.Unreachable<WebhookChange> away ->
                    throw new IOException("setWebhook was not answered: " + away.detail());
            }
        }
    }

    /** Returns Postgres's address for the role that owns the tables, as {@code psql} takes it. */
    String postgresUri(Path supabaseFolder) {
        // jdbc:postgresql://host:port/database?user=U&password=P
        URI jdbc = URI.create(
                SupabaseSchema.ownerUrl(addresses.postgres(), supabaseFolder).substring("jdbc:".length()));
        String[] credentials = jdbc.getQuery().replace("user=", "").split("&password=", 2);
        return "postgresql://%s:%s@%s:%d%s"
                .formatted(credentials[0], credentials[1], jdbc.getHost(), jdbc.getPort(), jdbc.getPath());
    }
}
