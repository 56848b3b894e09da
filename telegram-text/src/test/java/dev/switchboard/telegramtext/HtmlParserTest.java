package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlParserTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>a</b> <STRONG>b</STRONG> | a b [bold 0+1] [bold 2+1]",
                "<i>a</i><em>b</em> | ab [italic 0+1] [italic 1+1]",
                "<u>a</u><ins>b</ins> | ab [underline 0+1] [underline 1+1]",
                "<s>a</s><strike>b</strike><del>c</del> | abc [strikethrough 0+1] [strikethrough 1+1] [strikethrough 2+1]",
                "<tg-spoiler>a</tg-spoiler><span class=\"tg-spoiler\">b</span> | ab [spoiler 0+1] [spoiler 1+1]",
                "<b>a<i>b</i></b> | ab [bold 0+2] [italic 1+1]",
                "<b>a</> | a [bold 0+1]",
                "<code>a</code><pre>b</pre> | ab [code 0+1] [pre 1+1]",
                "<pre><code class=\"language-py\">a</code></pre> | a [pre 0+1 py]",
                "<code class='language-py'><pre>a</pre></code> | a [pre 0+1 py]",
                "<pre><code class='language-py'>a</code> </pre> | a  [pre 0+2] [code 0+1]",
                "<a href=\"http://x.org/?a&amp;b\">a</a> | a [text_link 0+1 http://x.org/?a&b]",
                "<a href=x.org>a</a><a>x.org</a> | ax.org [text_link 0+1 http://x.org/] [text_link 1+5 http://x.org/]",
                "<a href='tg://user?id=7'>a</a> | a [text_mention 0+1 7]",
                "<a href='nowhere'>a</a> | a",
                "<tg-emoji emoji-id='7'>😀</tg-emoji> | 😀 [custom_emoji 0+2 7]",
                "<tg-time unix='7' format='wDT'>a</tg-time> | a [date_time 0+1 7/wDT]",
                "<blockquote>a</blockquote><blockquote expandable>b</blockquote> | ab [blockquote 0+1] [expandable_blockquote 1+1]",
                "&lt;&gt;&amp;&quot;&#65;&#x1F600;&lt | <>&\"A😀<",
                "&nbsp;&#0;& &#x110000; | &nbsp;&#0;& &#x110000;",
                "<b></b>a | a",
            })
    void markup_is_read(String markup, String shown) {
        assertThat(Shown.parsed("HTML", markup)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "é<b | Unclosed start tag at byte offset 2",
                "<br> | Unsupported start tag \"br\" at byte offset 0",
                "<b/> | Unsupported start tag \"b/\" at byte offset 0",
                "<> | Unsupported start tag \"\" at byte offset 0",
                "<b =a> | Empty attribute name in the tag \"b\" at byte offset 0",
                "<b a | Unclosed start tag \"b\" at byte offset 0",
                "<b a= | Unclosed start tag \"b\" at byte offset 0",
                "<b a='x | Unclosed start tag at byte offset 0",
                "<b a=x, | Unexpected end of name token at byte offset 5",
                "<span>a</span> | Tag \"span\" must have class \"tg-spoiler\" at byte offset 0",
                "</b> | Unexpected end tag at byte offset 0",
                "<b>a</b | Unclosed end tag at byte offset 4",
                "<b>a</i> | Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"",
                "<b><i>a</i> | Can't find end tag corresponding to start tag \"b\"",
                "<tg-emoji emoji-id=x>a</tg-emoji> | Invalid custom emoji identifier specified",
                "<tg-time unix=1 format=x>a</tg-time> | Invalid date format used",
                "&#xD83D;&#xDE00; | Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
            })
    void broken_markup_is_refused_with_the_byte_that_is_wrong(String markup, String reason) {
        assertThat(Shown.parsed("HTML", markup)).isEqualTo(reason);
    }
}
