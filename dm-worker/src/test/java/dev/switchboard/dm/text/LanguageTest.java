package dev.switchboard.dm.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    @ParameterizedTest
    @CsvSource({"en,EN", "pt-br,PT", "PT,PT", "zh-hans,EN", "hi,HI", "; drop,EN"})
    void telegrams_tag_tells_the_language(String tag, Language language) {
        assertThat(Language.detect(tag)).isEqualTo(language);
    }

    @Test
    void without_a_tag_it_is_english() {
        assertThat(Language.detect(null)).isEqualTo(Language.EN);
    }

    @Test
    void a_name_stays_on_one_line_and_keeps_its_direction_to_itself() {
        assertThat(PersonName.of("Ann\n\u2028/start\u202E")).isEqualTo("Ann /\u2060start");
        assertThat(PersonName.of("\u05D0\u05E0\u05D4")).isEqualTo("\u2068\u05D0\u05E0\u05D4\u2069");
        assertThat(PersonName.of("x".repeat(63) + "\uD83D\uDE00")).isEqualTo("x".repeat(63));
        assertThat(PersonName.of("\u0000 \uD800")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u200B", " \u200D\u2060", "\u2800\u2800", "\uFE0F", "\u00A0", ""})
    void a_name_that_nobody_sees_is_none(String name) {
        assertThat(PersonName.of(name)).isEmpty();
    }
}
