package dev.switchboard.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MessageTextTest {
    @Test
    void a_cut_never_splits_a_character() {
        assertThat(MessageText.cut("ab\uD83D\uDE00c", 3)).isEqualTo("ab");
        assertThat(MessageText.cut("ab\uD83D\uDE00c", 4)).isEqualTo("ab\uD83D\uDE00");
        assertThat(MessageText.cut("abc", 3)).isEqualTo("abc");
        assertThat(MessageText.cut("abc", 0)).isEmpty();
    }

    @Property
    void a_cut_is_the_longest_beginning_that_fits(@ForAll String text, @ForAll @IntRange(max = 20) int units) {
        String cut = MessageText.cut(text, units);

        assertThat(text).startsWith(cut);
        assertThat(cut.length()).isLessThanOrEqualTo(units);
        assertThat(cut.length()).isGreaterThanOrEqualTo(Math.min(text.length(), units - 1));
    }
}
