package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownV2ParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "*bold*; bold [bold 0+4]",
                "_it_ __un__ ~st~ ||sp||; it un st sp [italic 0+2] [underline 3+2] [strikethrough 6+2] [spoiler 9+2]",
                "*b _i __u__ _ b*; b i u  b [bold 0+8] [italic 2+4] [underline 4+1]",
                "___both_**__; both [italic 0+4] [underline 0+4]",
                "___a___; Can't find end of Italic entity at byte offset 6",
                "😀*é*; 😀é [bold 2+1]",
                "`*a* _b_`; *a* _b_ [code 0+7]",
                "[page](example.org/a?b=c); page [text_link 0+4 http://example.org/a?b=c]",
                "[example\\.org]; example.org [text_link 0+11 http://example.org/]",
                "[a](https://x.org/\\)\\\\b); a [text_link 0+1 https://x.org/)\\b]",
                "[no](nowhere); no",
                "[](x.org)a; a",
                "[Ann](tg://user?id=77); Ann [text_mention 0+3 77]",
                "![😀](tg://emoji?id=5368324170671202286); 😀 [custom_emoji 0+2 5368324170671202286]",
                "![now](tg://time?unix=1700000000&format=tD); now [date_time 0+3 1700000000/Dt]",
                "**; ",
                "1 \\+ 1 \\= 2\\.; 1 + 1 = 2.",
                "\\é; \\é",
            })
    void markup_is_read(String markup, String shown) {
        assertThat(parsed(markup)).isEqualTo(shown == null ? "" : shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "1.; Character '.' is reserved and must be escaped with the preceding '\\'",
                "a!; Character '!' is reserved and must be escaped with the preceding '\\'",
                "a|b; Character '|' is reserved and must be escaped with the preceding '\\'",
                "a>b; Character '>' is reserved and must be escaped with the preceding '\\'",
                "*a; Can't find end of Bold entity at byte offset 0",
                "é😀_a; Can't find end of Italic entity at byte offset 6",
                "_a*b_; Can't find end of Italic entity at byte offset 4",
                "a `b; Can't find end of Code entity at byte offset 2",
                "```; Can't find end of Pre entity at byte offset 0",
                "```java x; Can't find end of PreCode entity at byte offset 0",
                "[a](b; Can't find end of a URL at byte offset 4",
                "[a; Can't find end of TextUrl entity at byte offset 0",
                "![a]; The entity must contain a tg://emoji or tg://time URL",
                "![a](tg://emoji?id=0); Invalid tg://emoji or tg://time URL specified",
                "![a](tg://emoji?id=007); Invalid tg://emoji or tg://time URL specified",
                "![a](tg://time?unix=1&format=x); Invalid tg://emoji or tg://time URL specified",
            })
    void broken_markup_is_refused_with_the_byte_that_is_wrong(String markup, String reason) {
        assertThat(parsed(markup)).isEqualTo(reason);
    }

    @Test
    void pre_loses_one_line_break_and_keeps_its_language() {
        assertThat(parsed("```java\nint i;\n```")).isEqualTo("int i;\n [pre 0+7 java]");
        assertThat(parsed("```\r\n\na```")).isEqualTo("\na [pre 0+2]");
        assertThat(parsed("```java```")).isEqualTo("java [pre 0+4]");
    }

    @Test
    void quotation_goes_on_as_long_as_lines_begin_with_its_sign() {
        assertThat(parsed("a\n>b\n>*c*\nd")).isEqualTo("a\nb\nc\nd [blockquote 2+4] [bold 4+1]");
        assertThat(parsed(">a\n**>b")).isEqualTo("a\nb [blockquote 0+2] [blockquote 2+1]");
        assertThat(parsed(">")).isEmpty();
    }

    @Test
    void quotation_that_ends_in_bars_is_expandable() {
        assertThat(parsed(">a\n>b||\nc")).isEqualTo("a\nb\nc [expandable_blockquote 0+4]");
        assertThat(parsed(">a\r\n>b||\r\nc")).isEqualTo("a\r\nb\r\nc [expandable_blockquote 0+6]");
        assertThat(parsed(">a||")).isEqualTo("a [expandable_blockquote 0+1]");
        assertThat(parsed(">||a||")).isEqualTo("a [blockquote 0+1] [spoiler 0+1]");
    }

    @Test
    void entity_ends_inside_the_quotation_where_it_began() {
        assertThat(parsed(">*a\nb*")).isEqualTo("Can't find end of Bold entity at byte offset 1");
        assertThat(parsed(">a||b\nc||")).isEqualTo("Can't find end of Spoiler entity at byte offset 2");
    }

    @Test
    void line_break_in_code_begins_no_quotation() {
        assertThat(parsed("`a\n`>b"))
                .isEqualTo("Character '>' is reserved and must be escaped with the preceding '\\'");
    }

    private static String parsed(String markup) {
        return Shown.parsed("MarkdownV2", markup);
    }
}
