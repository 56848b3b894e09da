package dev.switchboard.sender.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private static final DeliveryId DELIVERY = new DeliveryId(UUID.randomUUID(), -1);

    private final Turns turns = new Turns(InstantSource.fixed(Instant.EPOCH));

    @Test
    void run_that_failed_before_it_sent_leaves_its_name_to_the_next() {
        var first = failing(turn -> {});
        assertThat(holder()).isEqualTo(first);
    }

    @Test
    void run_that_may_have_sent_leaves_nothing() {
        var first = failing(Turn::sends);
        assertThat(holder()).isNotEqualTo(first);
    }

    @Test
    void run_that_ended_leaves_nothing() {
        assertThat(holder()).isNotEqualTo(holder());
    }

    @Test
    void second_run_at_the_same_time_is_turned_away() {
        var second = turns.take(DELIVERY, _ -> turns.take(DELIVERY, Turn::holder));
        assertThat(second.orElseThrow()).isEmpty();
        assertThat(turns.take(DELIVERY, Turn::holder)).isPresent();
    }

    private String holder() {
        return turns.take(DELIVERY, Turn::holder).orElseThrow();
    }

    private String failing(Consumer<Turn> deed) {
        var holder = new String[1];
        assertThatThrownBy(() -> turns.take(DELIVERY, turn -> {
                    holder[0] = turn.holder();
                    deed.accept(turn);
                    throw new IllegalStateException("the ledger is away");
                }))
                .isInstanceOf(IllegalStateException.class);
        return holder[0];
    }
}
