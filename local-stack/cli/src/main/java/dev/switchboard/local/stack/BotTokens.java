package dev.switchboard.local.stack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts bot tokens for the table {@code bots}: AES-256-GCM, the nonce before the ciphertext, in base64. */
final class BotTokens {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final String keyId;
    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Takes the keys as {@code keyId:base64}. */
    BotTokens(String botTokenKeys) {
        String[] first = botTokenKeys.split(",", 2)[0].split(":", 2);
        this.keyId = first[0];
        this.key = new SecretKeySpec(Base64.getDecoder().decode(first[1]), "AES");
    }

    /**
     * A token as it is stored.
     *
     * @param keyId names the key
     */
    record Encrypted(String keyId, String ciphertext) {}

    Encrypted encrypt(long bot, String token) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
            byte[] ciphertext = cipher.doFinal(token.getBytes(StandardCharsets.UTF_8));
            return new Encrypted(
                    keyId,
                    Base64.getEncoder()
                            .encodeToString(ByteBuffer.allocate(nonce.length + ciphertext.length)
                                    .put(nonce)
                                    .put(ciphertext)
                                    .array()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the token of bot " + bot + " cannot be encrypted", e);
        }
    }
}
