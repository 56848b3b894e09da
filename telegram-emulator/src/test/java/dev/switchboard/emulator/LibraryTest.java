package dev.switchboard.emulator;

import static dev.switchboard.emulator.BotUnderTest.startTheBotUnderTest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The emulator without JUnit's extension. */
class LibraryTest {
    @Test
    void bot_answers_and_its_button_is_pressed() throws Exception {
        // as in the README
        try (TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local())) {
            EmulatedBot bot = telegram.bot("echo_bot");
            startTheBotUnderTest(telegram.address(), bot.token());
            EmulatedChat chat = telegram.person("Ann").chatWith(bot);
            chat.write("/start");
            Message answer = chat.awaitBotMessage(Duration.ofSeconds(5));
            CallbackQuery press = chat.press(answer, "Yes");
            assertThat(press.data()).isEqualTo("yes");
        }
    }
}
