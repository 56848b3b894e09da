package dev.switchboard.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.emulator.limit.RateLimits;
import dev.switchboard.emulator.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each join request lets the bot write for five minutes, or until it is decided (Bot API, user_chat_id). */
class JoinRequestWindowTest {
    private final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
    private final TelegramEmulator telegram =
            TelegramEmulator.start(EmulatorOptions.local().withTime(time).withLimits(RateLimits.NONE));
    private final BotApiClient client = new BotApiClient(telegram.address());
    private final EmulatedBot bot = telegram.bot("window_bot");
    private final EmulatedPerson olga = telegram.person("Olga");
    private final EmulatedPerson ann = telegram.person("Ann");
    private final EmulatedGroup roses = telegram.group("Roses", olga);
    private final EmulatedGroup tulips = telegram.group("Tulips", olga);

    @BeforeEach
    void promote() {
        roses.promotes(bot, Set.of("can_invite_users"));
        tulips.promotes(bot, Set.of("can_invite_users"));
    }

    @AfterEach
    void stop() {
        client.close();
        telegram.close();
    }

    @Test
    void decision_in_one_group_leaves_the_others_window_open() throws Exception {
        ann.asksToJoin(roses);
        ann.asksToJoin(tulips);

        roses.declines(ann);
        assertThat(mayWrite()).isTrue();
        tulips.approves(ann);
        assertThat(mayWrite()).isFalse();
    }

    @Test
    void later_request_does_not_outlive_its_own_five_minutes_nor_shorten_the_earlier() throws Exception {
        ann.asksToJoin(roses);
        time.advance(Duration.ofMinutes(4));
        ann.asksToJoin(tulips);
        tulips.declines(ann);

        assertThat(mayWrite()).isTrue();
        time.advance(Duration.ofMinutes(1));
        assertThat(mayWrite()).isFalse();
    }

    @Test
    void asking_anew_opens_a_new_window() throws Exception {
        ann.asksToJoin(roses);
        roses.declines(ann);
        assertThat(mayWrite()).isFalse();

        ann.asksToJoin(roses);
        assertThat(mayWrite()).isTrue();
    }

    private boolean mayWrite() throws Exception {
        return client.call(bot, "sendMessage", Map.of("chat_id", ann.user().id(), "text", "Why?"))
                .get("ok")
                .asBoolean();
    }
}
