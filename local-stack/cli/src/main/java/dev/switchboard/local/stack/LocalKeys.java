package dev.switchboard.local.stack;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.switchboard.local.process.AtomicFile;
import dev.switchboard.local.supervisor.StackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Keys of a local stack, made at its first start and kept in a file that only its owner may read.
 *
 * @param webhookMasterSecret what the bots' webhook secrets are derived from
 * @param botTokenKeys what bot tokens are encrypted with: {@code keyId:base64}
 * @param adminApiKey lets its holder call the HTTP API
 * @param mainBotToken the token of the bot that the stack starts with
 */
record LocalKeys(String webhookMasterSecret, String botTokenKeys, String adminApiKey, String mainBotToken) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long MAIN_BOT = 7_000_000_001L;

    /** Returns the file of a stack's keys. */
    static Path file(StackFolder folder) {
        return folder.data("keys.json");
    }

    /** Reads the keys, or makes them. */
    static LocalKeys in(Path file) {
        try {
            if (!Files.exists(file)) {
                var random = new SecureRandom();
                var keys = new LocalKeys(
                        text(random, 48),
                        "local-1:" + Base64.getEncoder().encodeToString(bytes(random, 32)),
                        "sk_local_" + text(random, 24),
                        // Telegram's tokens: the bot's id, a colon, 35 characters.
                        MAIN_BOT + ":AA" + text(random, 33).substring(0, 33));
                AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(keys) + "\n");
            }
            return JSON.readValue(file.toFile(), LocalKeys.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the keys in " + file, e);
        }
    }

    @Override
    public String toString() {
        return "LocalKeys[redacted]";
    }

    private static String text(SecureRandom random, int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(random, bytes));
    }

    private static byte[] bytes(SecureRandom random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
