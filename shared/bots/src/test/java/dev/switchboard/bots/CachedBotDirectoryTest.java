package dev.switchboard.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CachedBotDirectoryTest {
    private final Map<Long, Bot> bots = new HashMap<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private boolean storeIsAway;
    private int asked;

    private final CachedBotDirectory directory = new CachedBotDirectory(this::ask, () -> now);

    @Test
    void a_bot_is_asked_for_once_a_minute() {
        bots.put(7L, bot(7, BotState.ACTIVE));
        assertThat(directory.find(7)).contains(bot(7, BotState.ACTIVE));

        bots.put(7L, bot(7, BotState.REVOKED));
        now = now.plus(CachedBotDirectory.KNOWN_FOR).minusMillis(1);
        assertThat(directory.find(7)).contains(bot(7, BotState.ACTIVE));
        assertThat(asked).isEqualTo(1);

        now = now.plusMillis(1);
        assertThat(directory.find(7)).contains(bot(7, BotState.REVOKED));
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void the_lack_of_a_bot_is_remembered_for_a_short_while() {
        assertThat(directory.find(7)).isEmpty();
        assertThat(directory.find(7)).isEmpty();
        assertThat(asked).isEqualTo(1);

        bots.put(7L, bot(7, BotState.ACTIVE));
        now = now.plus(CachedBotDirectory.UNKNOWN_FOR);
        assertThat(directory.find(7)).isPresent();
    }

    @Test
    void a_failure_is_not_remembered() {
        bots.put(7L, bot(7, BotState.ACTIVE));
        storeIsAway = true;
        assertThatThrownBy(() -> directory.find(7)).isInstanceOf(BotDirectoryException.class);

        storeIsAway = false;
        assertThat(directory.find(7)).isPresent();
    }

    @Test
    void a_forgotten_bot_is_asked_for_again() {
        bots.put(7L, bot(7, BotState.ACTIVE));
        directory.find(7);

        directory.forget(7);
        directory.find(7);

        assertThat(asked).isEqualTo(2);
    }

    @Test
    void strangers_ids_do_not_fill_the_memory() {
        for (long id = 1; id <= CachedBotDirectory.CAPACITY * 2L; id++) {
            assertThat(directory.find(id)).isEmpty();
        }
        asked = 0;

        directory.find(1);

        assertThat(asked).isEqualTo(1);
    }

    private Optional<Bot> ask(long botId) {
        asked++;
        if (storeIsAway) {
            throw new BotDirectoryException(botId, "cannot be looked up", null);
        }
        return Optional.ofNullable(bots.get(botId));
    }

    private static Bot bot(long id, BotState state) {
        return new Bot(id, "some_bot", BotRole.MAIN, state, BotToken.of(id + ":secret"));
    }
}
