package dev.switchboard.secret;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretsTest {
    private final WebhookSecrets secrets = new WebhookSecrets(Secret.of("new master"), Secret.of("old master"));

    @Test
    void a_bots_own_secret_proves_the_bot() {
        assertThat(secrets.provenBot(secrets.of(123456789L))).hasValue(123456789L);
    }

    @Test
    void the_secret_is_one_that_telegram_accepts() {
        assertThat(secrets.of(9007199254740991L)).matches("[A-Za-z0-9_-]{1,256}");
    }

    @Test
    void a_secret_of_the_previous_master_is_still_accepted_and_no_longer_made() {
        var before = new WebhookSecrets(Secret.of("old master"), null);

        assertThat(secrets.provenBot(before.of(7))).hasValue(7);
        assertThat(secrets.of(7)).isNotEqualTo(before.of(7));
    }

    @Test
    void a_secret_of_another_bot_proves_nothing() {
        var stolen = secrets.of(7).replaceFirst("7-", "8-");

        assertThat(secrets.provenBot(stolen)).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "-", "7", "7-", "-x", "x-y", "07-x", "+7-x", "99999999999999999999-x", "\u0667-x", "7-\uD83D"
            })
    void anything_else_proves_nothing(String header) {
        assertThat(secrets.provenBot(header)).isEmpty();
    }
}
