package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.time.ManualTime;
import dev.switchboard.emulator.world.InviteLink;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A whole run can be repeated. */
class SeedTest {
    @Test
    void same_seed_brings_the_same_tokens_links_and_update_ids_also_after_a_reset() {
        try (TelegramEmulator one = started(7);
                TelegramEmulator other = started(7)) {
            List<Object> first = brought(one);

            assertThat(brought(other)).isEqualTo(first);
            one.reset();
            assertThat(brought(one)).isEqualTo(first);
        }
    }

    @Test
    void another_seed_brings_others() {
        try (TelegramEmulator one = started(7);
                TelegramEmulator other = started(8)) {
            assertThat(brought(one)).doesNotContainAnyElementsOf(brought(other));
        }
    }

    private static TelegramEmulator started(long seed) {
        return TelegramEmulator.start(EmulatorOptions.local()
                .withTime(new ManualTime(Instant.parse("2026-01-01T00:00:00Z")))
                .withSeed(seed));
    }

    private static List<Object> brought(TelegramEmulator telegram) {
        EmulatedBot bot = telegram.bot("seeded_bot");
        EmulatedPerson ann = telegram.person("Ann");
        ann.chatWith(bot).write("/start");
        return List.of(
                bot.token(),
                telegram.group("Gardeners", ann).invites(InviteLink.Terms.OPEN),
                bot.pendingUpdates().getFirst().updateId());
    }
}
