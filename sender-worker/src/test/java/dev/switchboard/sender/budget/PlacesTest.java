package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private static final Instant NOW = SetClock.START;

    private final Places places = new Places();

    @Test
    void who_was_put_off_has_its_place_once_again() {
        long first = places.take(ask(1));
        places.keep(ask(1), first, NOW);
        assertThat(places.take(ask(2))).isGreaterThan(first);

        assertThat(places.of(ask(1))).isEqualTo(first);
        assertThat(places.take(ask(1))).isEqualTo(first);
        assertThat(places.take(ask(1))).isGreaterThan(first);
    }

    @Test
    void place_that_was_never_taken_is_kept_from_others() {
        long looked = places.of(ask(1));
        places.keep(ask(1), looked, NOW);
        assertThat(places.take(ask(2))).isGreaterThan(looked);
    }

    @Test
    void only_those_count_that_go_before_and_are_still_expected() {
        LongStream.range(0, 5).forEach(chat -> places.keep(ask(chat), chat, NOW.plusSeconds(chat)));
        assertThat(places.before(3, NOW)).isEqualTo(3);
        assertThat(places.before(3, NOW.plusSeconds(2))).isEqualTo(1);
    }

    @Test
    void who_never_comes_again_is_forgotten() {
        LongStream.range(0, 10_000).forEach(chat -> places.keep(ask(chat), chat, NOW));
        assertThat(places.before(10_000, NOW)).isLessThan(5_000);
    }

    private static Ask ask(long chat) {
        return new Ask(7001, -chat, Priority.LOW);
    }
}
