package dev.switchboard.sender.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.telegramtext.Entity;
import dev.switchboard.telegramtext.EntityType;
import dev.switchboard.telegramtext.FormattedText;
import dev.switchboard.telegramtext.TextFormatting;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodedTextTest {
    private static final DebugCode CODE = new DebugCode("DBG:ABC234");
    private static final int LONGEST = 1_024;

    /** What is left for the text beside a line break and the code. */
    private static final int ROOM = LONGEST - 11;

    @Test
    void code_stands_on_a_line_of_its_own() {
        assertThat(coded("<b>Live</b> now"))
                .isEqualTo(new FormattedText("Live now\nDBG:ABC234", List.of(Entity.of(EntityType.BOLD, 0, 4))));
    }

    @Test
    void photo_without_words_has_the_code_alone() {
        assertThat(coded("")).isEqualTo(new FormattedText("DBG:ABC234", List.of()));
    }

    @Test
    void text_with_just_enough_room_is_not_cut() {
        assertThat(before(coded("a".repeat(ROOM)))).hasSize(ROOM);
        assertThat(before(coded("a".repeat(LONGEST)))).hasSize(ROOM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ud83d\ude00", // one code point
                "e\u0301", // a letter and its accent
                "\ud83c\udde9\ud83c\uddea", // a flag
                "\ud83d\udc4d\ud83c\udffd", // a thumb and its skin
                "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", // a family
            })
    void sign_is_sent_whole_or_not_at_all(String sign) {
        for (int fits = 1; fits < sign.length(); fits++) {
            assertThat(before(coded("a".repeat(ROOM - fits) + sign + "b".repeat(11 - sign.length()))))
                    .isEqualTo("a".repeat(ROOM - fits));
        }
    }

    @Test
    void letter_under_more_accents_than_any_writing_has_is_cut() {
        assertThat(before(coded("a" + "\u0301".repeat(LONGEST - 1)))).hasSize(ROOM);
    }

    @Test
    void entity_that_is_cut_ends_with_the_text() {
        FormattedText coded = coded("a".repeat(ROOM - 5) + "<b>" + "b".repeat(16) + "</b>");

        assertThat(coded.entities()).containsExactly(Entity.of(EntityType.BOLD, ROOM - 5, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/a", "@somebody_1", "#somewhere", "somebody@example.org"})
    void what_means_something_else_when_cut_is_left_out(String part) {
        assertThat(before(coded("a".repeat(ROOM - 6) + " " + part))).isEqualTo("a".repeat(ROOM - 6));
    }

    @Test
    void address_that_is_all_of_the_text_is_cut_all_the_same() {
        assertThat(before(coded("https://example.org/" + "a".repeat(LONGEST - 20))))
                .hasSize(ROOM);
    }

    @Test
    void no_space_is_left_before_the_code() {
        assertThat(before(coded("a".repeat(ROOM - 5) + " \n ".repeat(3) + "bbbbbbb")))
                .isEqualTo("a".repeat(ROOM - 5));
    }

    private static FormattedText coded(String html) {
        return CodedText.of((FormattedText) TextFormatting.read(html, "HTML"), CODE, LONGEST);
    }

    private static String before(FormattedText coded) {
        assertThat(coded.text()).hasSizeLessThanOrEqualTo(LONGEST).endsWith("\n" + CODE);
        return coded.text().substring(0, coded.text().length() - 11);
    }
}
