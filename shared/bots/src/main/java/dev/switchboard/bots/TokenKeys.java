package dev.switchboard.bots;

import dev.switchboard.config.Secret;
import dev.switchboard.config.SettingsReader;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that encrypt bot tokens: the current one, and older ones that can still decrypt. Immutable; never prints a
 * key.
 */
public final class TokenKeys {
    private static final int KEY_BYTES = 32;
    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final String RULE =
            "must be keyId:base64 of 32 bytes, the current key first, more after commas, each id once";

    private final String currentId;
    private final Map<String, SecretKey> byId;

    private TokenKeys(String currentId, Map<String, SecretKey> byId) {
        this.currentId = currentId;
        this.byId = byId;
    }

    /**
     * Declares {@code BOT_TOKEN_KEYS}.
     *
     * @return gives the keys; for use inside {@link SettingsReader#build}
     */
    public static Supplier<TokenKeys> declareIn(SettingsReader reader) {
        var keys = reader.secret("BOT_TOKEN_KEYS");
        reader.rule(() -> read(keys.get()).isPresent(), () -> "BOT_TOKEN_KEYS " + RULE, keys);
        return () -> of(keys.get());
    }

    /**
     * Reads {@code keyId:base64,keyId:base64,...}.
     *
     * @throws IllegalArgumentException if it is anything else; the text is not in the message
     */
    public static TokenKeys of(Secret keys) {
        return read(keys).orElseThrow(() -> new IllegalArgumentException("the keys of bot tokens " + RULE));
    }

    String currentId() {
        return currentId;
    }

    Optional<SecretKey> find(String keyId) {
        return Optional.ofNullable(byId.get(keyId));
    }

    SecretKey current() {
        return find(currentId).orElseThrow();
    }

    private static Optional<TokenKeys> read(Secret keys) {
        var byId = new LinkedHashMap<String, SecretKey>();
        String first = "";
        for (String entry : keys.reveal().split(",", -1)) {
            int colon = entry.indexOf(':');
            String keyId = entry.substring(0, Math.max(colon, 0)).strip();
            var key = decoded(entry.substring(colon + 1).strip());
            if (!KEY_ID.matcher(keyId).matches() || key.isEmpty() || byId.putIfAbsent(keyId, key.get()) != null) {
                return Optional.empty();
            }
            first = first.isEmpty() ? keyId : first;
        }
        return Optional.of(new TokenKeys(first, byId));
    }

    private static Optional<SecretKey> decoded(String base64) {
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            return key.length == KEY_BYTES ? Optional.of(new SecretKeySpec(key, "AES")) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "TokenKeys" + byId.keySet();
    }
}
