package dev.switchboard.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatorOptions;
import dev.switchboard.emulator.TelegramEmulator;
import dev.switchboard.emulator.botapi.BotFather;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class TelegramEmulatorExtensionTest {
    @RegisterExtension
    static final TelegramEmulatorExtension EXTENSION = TelegramEmulatorExtension.with(
                    () -> EmulatorOptions.local().withBot(BotFather.Request.named("first_bot")))
            .perMethod();

    private final TelegramEmulator given;

    TelegramEmulatorExtensionTest(TelegramEmulator given) {
        this.given = given;
    }

    @RepeatedTest(2)
    void method_has_an_emulator_of_its_own(TelegramEmulator telegram) {
        // a name is free only where no method before this one took it
        assertThat(telegram.bot("second_bot").user().username()).isEqualTo("second_bot");
        assertThat(telegram).isSameAs(given);
    }
}
