package dev.switchboard.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.bots.BotToken;
import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.Secret;
import dev.switchboard.job.AllowedUpdates;
import dev.switchboard.parts.PartFailedException;
import dev.switchboard.parts.SupabaseKeys;
import dev.switchboard.parts.SupabaseSchema;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;

/** Makes the main bot known: to the database, and its webhook to Telegram. */
final class BotRegistration {
    /** Where the gateway takes updates, as the template says. */
    static final String WEBHOOK_PATH = "/api/webhooks/telegram";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final MainBot bot;
    private final TokenKeys keys;
    private final StackAddresses addresses;
    private final SupabaseKeys supabase;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();

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
    void setWebhook(URI base) throws IOException, InterruptedException {
        URI method = URI.create(addresses.telegramApi() + "/bot" + bot.token() + "/setWebhook");
        HttpResponse<String> answer = post(
                HttpRequest.newBuilder(method),
                JSON.writeValueAsString(Map.of(
                        "url",
                        base.resolve(WEBHOOK_PATH).toString(),
                        "secret_token",
                        bot.webhookSecret(),
                        "allowed_updates",
                        AllowedUpdates.NAMES)));
        String refusal = "setWebhook was refused: " + answer.statusCode() + " " + answer.body();
        if (answer.statusCode() / 100 == 4 && answer.statusCode() != TOO_MANY_REQUESTS) {
            throw new PartFailedException("Telegram", refusal, null);
        }
        if (answer.statusCode() != OK) {
            throw new IOException(refusal);
        }
    }

    private HttpResponse<String> post(HttpRequest.Builder request, String body)
            throws IOException, InterruptedException {
        return client.send(
                request.timeout(LIMIT)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
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
