package dev.switchboard.bots;

/**
 * A bot's token as it may be stored.
 *
 * @param keyId which key encrypted it
 * @param ciphertext base64 of nonce (12 bytes), encrypted token and tag (16 bytes)
 */
public record EncryptedToken(String keyId, String ciphertext) {}
