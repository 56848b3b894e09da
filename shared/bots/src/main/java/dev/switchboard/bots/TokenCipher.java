package dev.switchboard.bots;

import dev.switchboard.bots.UnreadableTokenException.Reason;
import dev.switchboard.config.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Encrypts bot tokens with AES-256-GCM. A token is bound to its bot: its text in another bot's row does not decrypt.
 * Safe to share between threads.
 */
public final class TokenCipher {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final TokenKeys keys;
    private final SecureRandom random;

    /** Encrypts with the current key of {@code keys}, and decrypts with any of them. */
    public TokenCipher(TokenKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Encrypts with the current key; each time to another text. */
    public EncryptedToken encrypt(BotToken token) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] clear = token.secret().reveal().getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys.current(), nonce, token.botId())
                    .doFinal(clear);
            byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return new EncryptedToken(keys.currentId(), Base64.getEncoder().encodeToString(stored));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do AES-256-GCM", e);
        }
    }

    /**
     * Decrypts the token of a bot.
     *
     * @throws UnreadableTokenException if the key is not known, or the text is not what was encrypted for this bot
     */
    public BotToken decrypt(long botId, EncryptedToken token) {
        var key = keys.find(token.keyId())
                .orElseThrow(() -> new UnreadableTokenException(botId, token.keyId(), Reason.UNKNOWN_KEY));
        try {
            byte[] stored = Base64.getDecoder().decode(token.ciphertext());
            byte[] clear = open(botId, key, stored);
            return new BotToken(botId, Secret.of(new String(clear, StandardCharsets.US_ASCII)));
        } catch (AEADBadTagException | IllegalArgumentException e) {
            throw new UnreadableTokenException(botId, token.keyId(), Reason.TAMPERED);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do AES-256-GCM", e);
        }
    }

    /** Returns whether a stored token should be encrypted anew, because the current key has changed since. */
    public boolean isOutdated(EncryptedToken token) {
        return !token.keyId().equals(keys.currentId());
    }

    private static byte[] open(long botId, SecretKey key, byte[] stored) throws GeneralSecurityException {
        if (stored.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
            throw new AEADBadTagException("too short");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        var parts = ByteBuffer.wrap(stored).get(nonce);
        byte[] sealed = new byte[parts.remaining()];
        parts.get(sealed);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, botId).doFinal(sealed);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, long botId) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(("bot:" + botId).getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }
}
