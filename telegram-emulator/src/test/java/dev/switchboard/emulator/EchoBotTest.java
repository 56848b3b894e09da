package dev.switchboard.emulator;

import static dev.switchboard.emulator.BotUnderTest.startTheBotUnderTest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.junit.WithTelegramEmulator;
import dev.switchboard.emulator.types.Message;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@WithTelegramEmulator(time = "2026-01-01T00:00:00Z", speed = 0)
class EchoBotTest {
    @Test
    void bot_echoes(TelegramEmulator telegram) throws Exception {
        EmulatedBot bot = telegram.bot("echo_bot");
        startTheBotUnderTest(telegram.address(), bot.token());
        EmulatedChat chat = telegram.person("Ann").chatWith(bot);

        chat.write("Hello");

        Message answer = chat.awaitBotMessage(Duration.ofSeconds(5));
        assertThat(answer.text()).isEqualTo("You said: Hello");
    }
}
