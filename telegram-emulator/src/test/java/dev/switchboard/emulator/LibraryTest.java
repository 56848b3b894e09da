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

    @Test
    void owner_hides_behind_the_group_and_comes_back() {
        try (TelegramEmulator telegram = TelegramEmulator.start(EmulatorOptions.local())) {
            EmulatedPerson ann = telegram.person("Ann");
            EmulatedGroup group = telegram.group("Gardeners", ann);
            EmulatedChat chat = ann.chatIn(group);

            group.hidesOwner("Head");
            Message hidden = chat.write("Be nice");
            group.showsOwner();
            Message shown = chat.write("It was me");

            assertThat(hidden.sender().senderChat()).isNotNull();
            assertThat(hidden.sender().authorSignature()).isEqualTo("Head");
            assertThat(shown.sender().senderChat()).isNull();
            assertThat(shown.author()).isEqualTo(ann.user());
        }
    }
}
