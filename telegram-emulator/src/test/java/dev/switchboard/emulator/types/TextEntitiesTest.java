package dev.switchboard.emulator.types;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextEntitiesTest {
    @ParameterizedTest
    @CsvSource({
        "/start, /start",
        "/start abc, /start",
        "say /help please, /help",
        "/init@my_bot, /init@my_bot",
        "/init@my_bot@, /init@my_bot",
        "(/help), /help",
    })
    void command_is_marked(String text, String command) {
        assertThat(TextEntities.find(text))
                .contains(new MessageEntity("bot_command", text.indexOf(command), command.length()));
    }

    @ParameterizedTest
    @CsvSource({
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
        "a@bcde"
    })
    void no_command_is_marked(String text) {
        assertThat(TextEntities.find(text)).isEmpty();
    }

    @Test
    void command_of_more_than_64_characters_is_none() {
        assertThat(TextEntities.find("/" + "a".repeat(64))).hasSize(1);
        assertThat(TextEntities.find("/" + "a".repeat(65))).isEmpty();
    }

    @Test
    void offsets_count_utf_16_units() {
        assertThat(TextEntities.find("😀 /start")).containsExactly(new MessageEntity("bot_command", 3, 6));
    }

    @Test
    void mention_is_marked() {
        assertThat(TextEntities.find("hi @some_one, mail a@example"))
                .containsExactly(new MessageEntity("mention", 3, 9));
    }
}
