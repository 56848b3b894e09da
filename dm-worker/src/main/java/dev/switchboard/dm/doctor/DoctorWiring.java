package dev.switchboard.dm.doctor;

import dev.switchboard.bots.PostgrestBotDirectory;
import dev.switchboard.bots.TokenCipher;
import dev.switchboard.bots.TokenKeys;
import dev.switchboard.config.SettingsReader;
import dev.switchboard.dm.clone.WebhookAddress;
import dev.switchboard.dm.text.Phrasebook;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.telegram.TelegramGateways;
import dev.switchboard.telegram.TelegramSettings;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Puts the webhook doctor together. Close it after the visits. */
public final class DoctorWiring implements AutoCloseable {
    private final PostgrestClient postgrest;
    private final Settings settings;
    private final TelegramGateways gateways;

    /**
     * Puts it together over a database.
     *
     * @param environment the DM worker's {@code TELEGRAM_API_URL}, {@code BOT_TOKEN_KEYS}, {@code WEBHOOK_URL} and {@code
     *     WEBHOOK_MASTER_SECRET}
     * @throws dev.switchboard.config.InvalidSettings with every problem
     */
    public DoctorWiring(PostgrestClient postgrest, Map<String, String> environment) {
        this.postgrest = postgrest;
        this.settings = Settings.from(environment);
        this.gateways = new TelegramGateways(settings.telegram());
    }

    /** Returns the doctor. */
    public BotDoctor doctor() {
        var bots = new PostgrestBotDirectory(postgrest, new TokenCipher(settings.tokenKeys(), new SecureRandom()));
        var specialists = List.of(
                new NameSpecialist(bots),
                new CommandsSpecialist(Phrasebook.load()),
                new GroupsSpecialist(new PostgrestRegisteredGroups(postgrest)));
        var webhook = new WebhookSpecialist(settings.webhook(), bots, InstantSource.system());
        return new BotDoctor(bots, gateways, Pauses.sleeping(), webhook, specialists);
    }

    /** Closes the connections to Telegram; the database is its owner's. */
    @Override
    public void close() {
        gateways.close();
    }

    private record Settings(TelegramSettings telegram, TokenKeys tokenKeys, WebhookAddress webhook) {
        static Settings from(Map<String, String> environment) {
            var reader = new SettingsReader(environment);
            var telegram = TelegramSettings.declareIn(reader);
            var tokenKeys = TokenKeys.declareIn(reader);
            var webhook = WebhookAddress.declareIn(reader);
            return reader.build(() -> new Settings(telegram.get(), tokenKeys.get(), webhook.get()));
        }
    }
}
