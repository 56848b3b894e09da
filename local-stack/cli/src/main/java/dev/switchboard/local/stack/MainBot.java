package dev.switchboard.local.stack;

import dev.switchboard.bots.BotRole;
import dev.switchboard.config.Secret;
import dev.switchboard.secret.WebhookSecrets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The bot that a local stack starts with.
 *
 * @param id Telegram's id of the bot, the number before the colon in its token
 */
record MainBot(long id, String username, String token, String webhookSecret) {
    static final BotRole ROLE = BotRole.MAIN;
    private static final String USERNAME = "switchboard_main_bot";

    /** Returns the bot of a stack's keys. */
    static MainBot of(LocalKeys keys) {
        return of(keys, keys.mainBotToken(), USERNAME);
    }

    /** Returns a bot with a token of its own. */
    static MainBot of(LocalKeys keys, String token, String username) {
        long id = Long.parseLong(token.split(":", 2)[0]);
        String secret = new WebhookSecrets(Secret.of(keys.webhookMasterSecret()), null).of(id);
        return new MainBot(id, username, token, secret);
    }

    /** Returns what {@code stack.json} says of the bot. */
    Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("id", id);
        facts.put("username", username);
        facts.put("role", ROLE.name().toLowerCase(Locale.ROOT));
        facts.put("token", token);
        facts.put("webhookSecret", webhookSecret);
        return facts;
    }

    @Override
    public String toString() {
        return "MainBot[" + id + " @" + username + "]";
    }
}
