package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "*b* _i_ `c`; b i c [bold 0+1] [italic 2+1] [code 4+1]",
                "*a _b_ c*; a _b_ c [bold 0+7]",
                "```x```; x [pre 0+1]",
                "[a](x.org) b; a b [text_link 0+1 http://x.org/]",
                "[x.org]; x.org [text_link 0+5 http://x.org/]",
                "[a](tg://user?id=5); a [text_mention 0+1 5]",
                "[a](x.org; a [text_link 0+1 http://x.org/]",
                "\\_a\\*b\\`c\\[d; _a*b`c[d",
                "1. a-b!; 1. a-b!",
                "é*a; Can't find end of the entity starting at byte offset 2",
                "a_b; Can't find end of the entity starting at byte offset 1",
                "[a; Can't find end of the entity starting at byte offset 0",
            })
    void markup_is_read_or_refused(String markup, String shown) {
        assertThat(Shown.parsed("Markdown", markup)).isEqualTo(shown);
    }

    @Test
    void pre_keeps_its_language() {
        assertThat(Shown.parsed("Markdown", "```py\nx```")).isEqualTo("x [pre 0+1 py]");
    }
}
