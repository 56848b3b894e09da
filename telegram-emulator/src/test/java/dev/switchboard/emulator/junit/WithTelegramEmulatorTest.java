package dev.switchboard.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.EmulatedBot;
import dev.switchboard.emulator.TelegramEmulator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithTelegramEmulator(time = "2026-01-01T00:00:00Z", speed = 0)
class WithTelegramEmulatorTest {
    private static @Nullable TelegramEmulator ofTheClass;

    private @Nullable TelegramEmulator inAField;

    private final TelegramEmulator given;

    WithTelegramEmulatorTest(TelegramEmulator given) {
        this.given = given;
    }

    @Test
    void class_has_one_emulator_in_fields_and_parameters(TelegramEmulator parameter) {
        assertThat(parameter).isSameAs(given).isSameAs(inAField).isSameAs(ofTheClass);
    }

    @Test
    void time_is_as_asked_for(TelegramEmulator telegram) {
        assertThat(telegram.time().instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void emulator_works(TelegramEmulator telegram) {
        EmulatedBot bot = telegram.bot("a_bot");

        telegram.person("Ann").chatWith(bot).write("/start");

        assertThat(bot.pendingUpdates()).hasSize(1);
    }

    @Nested
    class Within {
        @Test
        void nested_class_shares_the_emulator(TelegramEmulator telegram) {
            assertThat(telegram).isSameAs(given);
        }
    }
}
