package dev.switchboard.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.switchboard.bots.UnreadableTokenException.Reason;
import dev.switchboard.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TokenCipherTest {
    private static final String OLD = "2025:" + key('o');
    private static final String NEW = "2026:" + key('n');
    private static final BotToken TOKEN = BotToken.of("4242424242:AAH-secret_half_of_the_token_1234567");

    private final SecureRandom random = new SecureRandom();
    private final TokenCipher cipher = cipher(NEW + "," + OLD);

    @Test
    void a_token_comes_back_and_its_stored_text_tells_nothing() {
        var stored = cipher.encrypt(TOKEN);

        assertThat(stored.keyId()).isEqualTo("2026");
        assertThat(stored.ciphertext()).doesNotContain("AAH", "4242424242");
        assertThat(cipher.decrypt(TOKEN.botId(), stored)).isEqualTo(TOKEN);
    }

    @Test
    void the_same_token_is_never_stored_as_the_same_text() {
        assertThat(cipher.encrypt(TOKEN).ciphertext())
                .isNotEqualTo(cipher.encrypt(TOKEN).ciphertext());
    }

    @Test
    void an_older_key_still_decrypts_and_its_tokens_are_outdated() {
        var stored = cipher(OLD).encrypt(TOKEN);

        assertThat(cipher.decrypt(TOKEN.botId(), stored)).isEqualTo(TOKEN);
        assertThat(cipher.isOutdated(stored)).isTrue();
        assertThat(cipher.isOutdated(cipher.encrypt(TOKEN))).isFalse();
    }

    @Test
    void a_key_that_is_gone_is_named() {
        var stored = cipher(OLD).encrypt(TOKEN);

        var thrown = catchThrowableOfType(
                UnreadableTokenException.class, () -> cipher(NEW).decrypt(TOKEN.botId(), stored));

        assertThat(thrown.reason()).isEqualTo(Reason.UNKNOWN_KEY);
        assertThat(thrown).hasMessage("token of bot 4242424242 under key 2025 is unreadable: UNKNOWN_KEY");
    }

    @Test
    void another_key_under_the_same_id_does_not_decrypt() {
        var stored = cipher("2026:" + key('x')).encrypt(TOKEN);

        assertTampered(TOKEN.botId(), stored);
    }

    @Test
    void a_token_moved_to_another_bots_row_does_not_decrypt() {
        assertTampered(7, cipher.encrypt(TOKEN));
    }

    @Test
    void what_is_no_ciphertext_does_not_decrypt() {
        for (String text : new String[] {"", "%%%", "AAAA", "A".repeat(36), "A".repeat(400)}) {
            assertTampered(TOKEN.botId(), new EncryptedToken("2026", text));
        }
    }

    @Property
    void any_changed_bit_is_noticed(@ForAll @IntRange(max = 1_000_000) int position) {
        var stored = cipher.encrypt(TOKEN);
        byte[] bytes = Base64.getDecoder().decode(stored.ciphertext());
        int bit = position % (bytes.length * Byte.SIZE);
        bytes[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

        assertTampered(
                TOKEN.botId(), new EncryptedToken("2026", Base64.getEncoder().encodeToString(bytes)));
    }

    @Property
    void any_token_comes_back(
            @ForAll @LongRange(min = 1, max = (1L << 52) - 1) long botId,
            @ForAll @AlphaChars @StringLength(min = 1, max = 100) String secret) {
        var token = BotToken.of(botId + ":" + secret);

        assertThat(cipher.decrypt(botId, cipher.encrypt(token))).isEqualTo(token);
    }

    @Test
    void nothing_prints_a_token_or_a_key() {
        assertThat(TOKEN.toString()).doesNotContain("AAH").contains("4242424242");
        assertThat(TokenKeys.of(Secret.of(NEW))).hasToString("TokenKeys[2026]");
        assertThatThrownBy(() -> BotToken.of("AAH-no-id")).hasMessageNotContaining("AAH");
        assertThatThrownBy(() -> new BotToken(7, TOKEN.secret())).hasMessageNotContaining("AAH");
    }

    private void assertTampered(long botId, EncryptedToken stored) {
        var thrown = catchThrowableOfType(UnreadableTokenException.class, () -> cipher.decrypt(botId, stored));

        assertThat(thrown.reason()).isEqualTo(Reason.TAMPERED);
        assertThat(thrown.botId()).isEqualTo(botId);
        assertThat(thrown).hasNoCause();
    }

    private TokenCipher cipher(String keys) {
        return new TokenCipher(TokenKeys.of(Secret.of(keys)), random);
    }

    private static String key(char fill) {
        return Base64.getEncoder()
                .encodeToString(String.valueOf(fill).repeat(32).getBytes(StandardCharsets.US_ASCII));
    }
}
