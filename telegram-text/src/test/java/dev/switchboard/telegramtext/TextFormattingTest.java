package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextFormattingTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<b>a<i>b</i>c</b> | abc [bold 0+1] [bold 1+2] [italic 1+1]",
                "<b>a</b><b>b</b> | ab [bold 0+2]",
                "<b>a <code>b</code> c</b> | a b c [bold 0+2] [code 2+1] [bold 3+2]",
                "<code><b>a</b></code> | a [code 0+1]",
                "<a href='x.org'><b>a</b></a> | a [text_link 0+1 http://x.org/] [bold 0+1]",
                "<blockquote><pre>a</pre></blockquote> | a [blockquote 0+1] [pre 0+1]",
                "<pre>a<blockquote>b</blockquote></pre> | ab [blockquote 1+1]",
                "<i>x.org b</i> | x.org b [url 0+5] [italic 0+5] [italic 5+2]",
                "<code>x.org</code> /go | x.org /go [code 0+5] [bot_command 6+3]",
                "<a href='y.org'>x.org</a> | x.org [text_link 0+5 http://y.org/]",
            })
    void entities_lie_in_each_other_as_clients_see_them(String markup, String shown) {
        assertThat(Shown.read(markup, "HTML")).isEqualTo(shown);
    }

    @Test
    void space_goes_from_both_ends_but_not_from_inside_the_first_entity() {
        assertThat(Shown.read(" \n a b \n", "")).isEqualTo("a b");
        assertThat(Shown.read(" <b> a </b> ", "HTML")).isEqualTo(" a [bold 0+2]");
        assertThat(Shown.read("a<b> </b>", "HTML")).isEqualTo("a");
    }

    @Test
    void control_characters_become_space_and_what_has_no_place_goes() {
        assertThat(Shown.read("a\tb\r\nc\u202ed\u030a", "")).isEqualTo("a b\ncd");
        assertThat(Shown.read("a\r<b>b\r</b>c", "HTML")).isEqualTo("abc [bold 1+1]");
        assertThat(Shown.read("a\u200e\u200f\u200eb", "")).isEqualTo("a\u200c\u200c\u200eb");
    }

    @Test
    void text_of_which_nothing_is_seen_is_empty() {
        assertThat(Shown.read(" \u00a0\u200b\u3000\n", "")).isEmpty();
        assertThat(Shown.read("<b> </b>", "HTML")).isEmpty();
    }

    @Test
    void parse_mode_is_known_in_any_case_and_none_is_none() {
        assertThat(Shown.read("*a*", "markdownv2")).isEqualTo("a [bold 0+1]");
        assertThat(Shown.read("*a*", "none")).isEqualTo("*a*");
        assertThat(Shown.read("*a*", "BBCode")).isEqualTo("Unsupported parse_mode");
    }

    @Test
    void limit_counts_bytes_of_the_text_with_its_markup() {
        assertThat(Shown.read("é".repeat(1 << 14), "")).startsWith("é");
        assertThat(Shown.read("é".repeat(1 << 14) + "a", "")).isEqualTo("Text is too long");
    }

    @Test
    void hundred_entities_are_kept_and_bold_goes_before_code() {
        String markup = "<b>b</b> ".repeat(80) + "<code>c</code> ".repeat(80);

        TextResult result = TextFormatting.read(markup, "HTML");

        assertThat(((FormattedText) result).entities())
                .hasSize(100)
                .filteredOn(entity -> entity.type() == EntityType.CODE)
                .hasSize(80);
    }

    @Test
    void half_a_character_is_refused() {
        assertThat(Shown.read("a\ud83d", "")).isEqualTo("Strings must be encoded in UTF-8");
        assertThat(Shown.read("*a\ude00*", "MarkdownV2")).isEqualTo("Strings must be encoded in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[] | a😀bc",
                "[{'type':'bold','offset':1,'length':2}] | a😀bc [bold 1+2]",
                "[{'type':'bold','offset':'1','length':2},{'type':'bold','offset':3,'length':1}] | a😀bc [bold 1+3]",
                "[{'type':'url','offset':1,'length':2}] | a😀bc",
                "[{'type':'pre','offset':0,'length':1,'language':'c'}] | a😀bc [pre 0+1 c]",
                "[{'type':'text_link','offset':0,'length':1,'url':'x.org'}] | a😀bc [text_link 0+1 http://x.org/]",
                "[{'type':'text_mention','offset':0,'length':1,'user':{'id':5}}] | a😀bc [text_mention 0+1 5]",
                "[{'type':'custom_emoji','offset':1,'length':2,'custom_emoji_id':'9'}] | a😀bc [custom_emoji 1+2 9]",
                "[{'type':'date_time','offset':0,'length':1,'unix_time':9}] | a😀bc [date_time 0+1 9/]",
                "{} | a😀bc",
                "[1] | Can't parse MessageEntity: expected an Object",
                "[{}] | Can't parse MessageEntity: Can't find field \"offset\"",
                "[{'offset':'a'}] | Can't parse MessageEntity: Field \"offset\" must be a valid Number",
                "[{'offset':true}] | Can't parse MessageEntity: Field \"offset\" must be a Number",
                "[{'offset':0,'length':1}] | Can't parse MessageEntity: Can't find field \"type\"",
                "[{'offset':0,'length':1,'type':'blink'}] | Can't parse MessageEntity: Unsupported type specified",
                "[{'offset':0,'length':1,'type':'text_link'}] | Can't parse MessageEntity: Can't find field \"url\"",
                "[{'offset':0,'length':1,'type':'text_link','url':'a b'}] | Entity URL 'a b' is invalid: Disallowed character in URL host",
                "[{'offset':0,'length':1,'type':'text_link','url':'x'}] | Entity URL 'x' is invalid: Wrong HTTP URL",
                "[{'offset':-1,'length':1,'type':'bold'}] | Receive an entity with incorrect offset -1",
                "[{'offset':0,'length':-1,'type':'bold'}] | Receive an entity with incorrect length -1",
                "[{'offset':2,'length':1,'type':'bold'}] | Entity begins in a middle of a UTF-16 symbol at byte offset 5",
                "[{'offset':1,'length':1,'type':'bold'}] | Entity beginning at UTF-16 offset 1 ends in a middle of a UTF-16 symbol at byte offset 5",
                "[{'offset':1,'length':5,'type':'bold'}] | Entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6",
                "[{'offset':9,'length':5,'type':'bold'}] | Entity begins after the end of the text at UTF-16 offset 9",
            })
    void entities_of_the_bot_are_checked(String entities, String shown) throws Exception {
        TextResult result = TextFormatting.read("a😀bc", "", new ObjectMapper().readTree(entities.replace('\'', '"')));

        assertThat(
                        switch (result) {
                            case FormattedText formatted -> Shown.of(formatted);
                            case TextResult.Refused(String reason) -> reason;
                        })
                .isEqualTo(shown);
    }

    @Test
    void what_telegram_marks_by_itself_is_told_from_what_was_marked() {
        FormattedText text = (FormattedText) TextFormatting.read("<b>a</b> x.org @anna", "HTML");

        assertThat(text.entities().stream().filter(entity -> entity.type().isFound()))
                .extracting(Entity::type)
                .containsExactly(EntityType.URL, EntityType.MENTION);
    }
}
