package dev.switchboard.secret;

import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks the {@code secret_token} of every bot's webhook: {@code {botId}-{hmac}}, where the second part is the
 * URL-safe base64 of HMAC-SHA256 over the bot's id under a master secret.
 *
 * <p>A new bot needs no deployment and no look-up. While the master secret is being changed the previous one is accepted
 * too. Safe for use by several threads.
 */
public final class WebhookSecrets {
    private static final String ALGORITHM = "HmacSHA256";

    /** Telegram's bot ids have at most 52 significant bits (Bot API, User.id): 16 digits. */
    private static final int LONGEST_ID = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec current;
    private final SecretKeySpec previous;

    /** Checks with the current master secret and, while there is one, the previous. */
    public WebhookSecrets(Secret current, @Nullable Secret previous) {
        this.current = key(current);
        this.previous = previous == null ? this.current : key(previous);
    }

    /** Returns the secret to give to {@code setWebhook} for a bot: 64 characters at most, of {@code A-Za-z0-9_-}. */
    public String of(long bot) {
        return bot + "-" + BASE64.encodeToString(hmac(current, Long.toString(bot)));
    }

    /**
     * Returns the bot that a header proves to come from, or empty if it proves nothing. Takes the same time wherever the
     * header is wrong.
     */
    public OptionalLong provenBot(@Nullable String header) {
        if (header == null) {
            return OptionalLong.empty();
        }
        int dash = header.indexOf('-');
        if (dash < 1 || dash > LONGEST_ID || !isCanonicalId(header, dash)) {
            return OptionalLong.empty();
        }
        var id = header.substring(0, dash);
        byte[] given = header.substring(dash + 1).getBytes(StandardCharsets.UTF_8);
        boolean provenByCurrent = matches(current, id, given);
        boolean provenByPrevious = matches(previous, id, given); // asked always: the time must not tell
        return provenByCurrent || provenByPrevious ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
    }

    private static boolean isCanonicalId(String header, int length) {
        for (int i = 0; i < length; i++) {
            char c = header.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
        }
        return header.charAt(0) != '0';
    }

    private static boolean matches(SecretKeySpec key, String id, byte[] given) {
        return MessageDigest.isEqual(BASE64.encode(hmac(key, id)), given);
    }

    private static byte[] hmac(SecretKeySpec key, String id) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(id.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is part of every Java platform", e);
        }
    }

    private static SecretKeySpec key(Secret secret) {
        return new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }
}
