package dev.switchboard.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotTokenTest {
    private static final String SECRET = "AAE_-bcdefghijklmnopqrstuvwxyz01234";
    private static final String TOKEN = "123456789:" + SECRET;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789:$",
                "Use this token: 123456789:$\nKeep it safe",
                "`123456789:$`",
                "мой токен123456789:$",
                "https://api.telegram.org/bot123456789:$/getMe",
                "https://api.telegram.org/file/bot123456789:$/photos/1.jpg",
                "https://api.telegram.org/BOT123456789%3A$",
                "bot123456789:$",
                "123456789%3a$",
                "https://example.com/?go=https%3A%2F%2Fapi.telegram.org%2Fbot123456789%3A$%2FgetMe",
                "https://example.com/?token%3D123456789%3A$&x=1",
                "123456789:$ and once more 123456789%3A$"
            })
    void a_token_is_found_wherever_it_stands(String text) {
        var words = text.replace("$", SECRET);
        assertThat(BotToken.standsIn(words)).isTrue();
        assertThat(BotToken.onlyOneIn(words)).contains(BotToken.of(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "$",
                "123456789",
                "123456789:",
                "123456789:too-short",
                "12345:$",
                "023456789:$",
                "12345678901234567:$",
                "x123456789:$",
                "_123456789:$",
                "123456789 :$",
                "123456789%3B$"
            })
    void what_is_no_token_is_not_taken_for_one(String text) {
        var words = text.replace("$", SECRET);
        assertThat(BotToken.standsIn(words)).isFalse();
        assertThat(BotToken.onlyOneIn(words)).isEmpty();
    }

    @Test
    void of_two_tokens_nobody_can_say_which_is_meant() {
        var two = TOKEN + " or 987654321:" + SECRET;
        assertThat(BotToken.standsIn(two)).isTrue();
        assertThat(BotToken.onlyOneIn(two)).isEmpty();
    }

    @Test
    void a_token_is_not_shown() {
        assertThat(BotToken.of(TOKEN).toString()).doesNotContain(SECRET);
        assertThatThrownBy(() -> BotToken.of("x" + TOKEN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining(SECRET);
    }
}
