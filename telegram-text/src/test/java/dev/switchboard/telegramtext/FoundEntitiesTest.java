package dev.switchboard.telegramtext;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoundEntitiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/start | /start",
                "/start abc | /start",
                "/init@my_bot | /init@my_bot",
                "/init@my_bot@ | /init@my_bot",
                "(/help) | /help",
            })
    void command_is_marked(String text, String part) {
        assertMarked("bot_command", text, part);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mention | hi @some_one, | @some_one",
                "mention | ask @GIF cats | @GIF",
                "hashtag | a #b_1 c | #b_1",
                "hashtag | #привет! | #привет",
                "hashtag | #tag@channel, | #tag@channel",
                "cashtag | buy $USD now | $USD",
                "cashtag | $1INCH | $1INCH",
                "email | mail a.b@example.org. | a.b@example.org",
                "email | mailto:a@example.org | a@example.org",
                "phone_number | call +1-212-555-0123! | +1-212-555-0123",
                "phone_number | +49 (30) 901820 | +49 (30) 901820",
                "url | see example.com. | example.com",
                "url | https://x.org/a_(b)?c=d#e, f | https://x.org/a_(b)?c=d#e",
                "url | (http://x.org/a) | http://x.org/a",
                "url | http://any.thing/ | http://any.thing/",
                "url | http://x.org:8080/a | http://x.org:8080/a",
                "url | 127.0.0.1/a | 127.0.0.1/a",
                "url | президент.рф | президент.рф",
                "url | tg://resolve?domain=x | tg://resolve?domain=x",
                "url | ftp://x.org | ftp://x.org",
                "url | user:word@x.org/ | user:word@x.org/",
            })
    void part_is_marked(String type, String text, String part) {
        assertMarked(type, text, part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "//start",
                "</start",
                "/start/",
                "/",
                "/ä",
                "path/to/file",
                "/стоп",
                "/init@ab",
                "/init@",
                "@abc",
                "a@bcde",
                "#1",
                "a#b",
                "#a#",
                "$usd",
                "$USDX$",
                "$ABCDEFGHI",
                "file.txt2",
                "1.5",
                "256.1.1.1",
                "a..b",
                "x_.com",
                "sftp://x.org",
                "12345678",
            })
    void nothing_is_marked(String text) {
        assertThat(FoundEntities.in(text)).isEmpty();
    }

    @Test
    void command_of_more_than_64_characters_is_none() {
        assertThat(FoundEntities.in("/" + "a".repeat(64))).hasSize(1);
        assertThat(FoundEntities.in("/" + "a".repeat(65))).isEmpty();
    }

    @Test
    void offsets_count_utf_16_units() {
        assertThat(FoundEntities.in("😀 /start")).containsExactly(Entity.of(EntityType.BOT_COMMAND, 3, 6));
    }

    @Test
    void several_parts_stand_in_order() {
        assertThat(Shown.read("/go @anna #b $ABC x.org", ""))
                .isEqualTo("/go @anna #b $ABC x.org [bot_command 0+3] [mention 4+5] [hashtag 10+2] [cashtag 13+4]"
                        + " [url 18+5]");
    }

    private static void assertMarked(String type, String text, String part) {
        FormattedText formatted = new FormattedText(text, FoundEntities.in(text));
        assertThat(Shown.of(formatted))
                .isEqualTo(text + " [" + type + " " + text.indexOf(part) + "+" + part.length() + "]");
    }
}
