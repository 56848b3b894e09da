package dev.switchboard.emulator.delivery;

import okhttp3.HttpUrl;

/**
 * Where a bot wants its updates.
 *
 * @param address as the bot wrote it
 * @param url the address read; unlike Telegram itself, and like a Bot API server in local mode, HTTP and any port will
 *     do
 * @param secretToken what goes into {@code X-Telegram-Bot-Api-Secret-Token}; empty for none
 * @param maxConnections how many updates may be under way at once, 1-100
 */
public record Webhook(String address, HttpUrl url, String secretToken, int maxConnections) {
    /** {@code max_connections} of a bot that names none (Bot API, setWebhook). */
    public static final int DEFAULT_CONNECTIONS = 40;

    @Override
    public String toString() {
        return "Webhook[" + url.redact() + ", maxConnections=" + maxConnections + "]";
    }
}
