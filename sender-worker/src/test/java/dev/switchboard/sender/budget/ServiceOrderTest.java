package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ServiceOrderTest {
    private static final long BOT = 7001;
    private static final Instant NOW = SetClock.START;
    private static final Duration TICK = Duration.ofMillis(200);

    private record Came(Ask ask, long arrival, Instant deadline) implements ServiceOrder.Place {}

    private final ServiceOrder<Came> order = new ServiceOrder<>();

    @Property
    void the_most_urgent_and_oldest_ask_whose_chat_is_open_is_next(
            @ForAll("asks") List<Ask> asks, @ForAll @Size(5) List<@IntRange(max = 10) Integer> closedTicks) {
        var order = new ServiceOrder<Came>();
        var waiting = places(asks);
        waiting.forEach(order::add);
        var opens = closedTicks.stream()
                .map(ticks -> NOW.plus(TICK.multipliedBy(ticks)))
                .toList();
        IntStream.range(0, 5).forEach(chat -> order.closeChat(-chat, spaced(opens.get(chat)), NOW));
        for (int tick = 0; tick <= 10; tick++) {
            var now = NOW.plus(TICK.multipliedBy(tick));
            assertThat(order.next(now))
                    .isEqualTo(waiting.stream()
                            .filter(place ->
                                    !opens.get((int) -place.ask().chat()).isAfter(now))
                            .min(Comparator.comparing(
                                            (Came place) -> place.ask().priority())
                                    .thenComparingLong(Came::arrival)));
        }
    }

    /** Whatever others wait for: at each moment somebody is served if anybody can be, and every chat at its own pace. */
    @Property
    void waiting_for_one_chat_never_holds_up_another(@ForAll("asks") List<Ask> asks) {
        var order = new ServiceOrder<Came>();
        places(asks).forEach(order::add);
        Map<Long, Instant> served = new HashMap<>();
        for (var now = NOW; !order.isEmpty(); now = now.plus(TICK)) {
            var next = order.next(now);
            var moment = now;
            assertThat(next.isPresent()).isEqualTo(!order.opening().isAfter(moment));
            next.ifPresent(place -> {
                var chat = place.ask().chat();
                assertThat(served.getOrDefault(chat, Instant.EPOCH).plusSeconds(3))
                        .isBeforeOrEqualTo(moment);
                served.put(chat, moment);
                order.remove(place);
                order.closeChat(chat, spaced(moment.plusSeconds(3)), moment);
            });
        }
    }

    @Property
    void what_is_put_back_has_its_old_place(@ForAll("asks") List<Ask> asks) {
        var order = new ServiceOrder<Came>();
        places(asks).forEach(order::add);
        var before = order.next(NOW);
        before.ifPresent(place -> {
            assertThat(order.remove(place)).isTrue();
            assertThat(order.remove(place)).isFalse();
            order.add(place);
        });
        assertThat(order.next(NOW)).isEqualTo(before);
    }

    @Test
    void a_closed_bot_serves_nobody_until_it_opens() {
        order.add(came(-1, Priority.HIGH, 0));
        order.closeBot(new Closing(NOW.plusSeconds(2), Reason.BOT_PAUSED));
        order.closeChat(-1, spaced(NOW.plusSeconds(1)), NOW);
        assertThat(order.next(NOW.plusMillis(1_999))).isEmpty();
        assertThat(order.opening()).isEqualTo(NOW.plusSeconds(2));
        assertThat(order.next(NOW.plusSeconds(2))).isPresent();
    }

    @Test
    void a_closing_is_never_shortened() {
        order.closeChat(-1, new Closing(NOW.plusSeconds(60), Reason.CHAT_PAUSED), NOW);
        order.closeChat(-1, spaced(NOW.plusSeconds(3)), NOW);
        order.closeBot(new Closing(NOW.plusSeconds(5), Reason.BOT_PAUSED));
        order.closeBot(new Closing(NOW.plusSeconds(1), Reason.BOT_PAUSED));
        assertThat(order.closing(-1)).isEqualTo(new Closing(NOW.plusSeconds(60), Reason.CHAT_PAUSED));
        assertThat(order.closing(-2)).isEqualTo(new Closing(NOW.plusSeconds(5), Reason.BOT_PAUSED));
    }

    @Test
    void only_asks_that_would_wait_in_vain_are_sent_away() {
        var patient = came(-1, Priority.LOW, 0);
        var hopeless = came(-2, Priority.HIGH, 1);
        order.add(patient);
        order.add(hopeless);
        order.closeChat(-1, spaced(NOW.plusSeconds(10)), NOW);
        order.closeChat(-2, spaced(NOW.plusSeconds(11)), NOW);
        assertThat(order.takeHopeless()).containsExactly(hopeless);
        assertThat(order.takeAll()).containsExactly(patient);
        assertThat(order.isEmpty()).isTrue();
    }

    @Test
    void chats_that_are_long_open_are_forgotten() {
        LongStream.range(0, 100_000).forEach(chat -> {
            var now = NOW.plusMillis(chat);
            order.closeChat(-chat, spaced(now.plusMillis(10)), now);
        });
        assertThat(order.remembered()).isLessThan(1_000);
    }

    @Provide
    Arbitrary<List<Ask>> asks() {
        var chats = Arbitraries.longs().between(-4, 0);
        return Combinators.combine(chats, Arbitraries.of(Priority.class))
                .as((chat, priority) -> new Ask(BOT, chat, priority))
                .list()
                .ofMaxSize(20);
    }

    private static List<Came> places(List<Ask> asks) {
        List<Came> places = new ArrayList<>();
        asks.forEach(ask -> places.add(new Came(ask, places.size(), NOW.plusSeconds(10))));
        return places;
    }

    private static Came came(long chat, Priority priority, long arrival) {
        return new Came(new Ask(BOT, chat, priority), arrival, NOW.plusSeconds(10));
    }

    private static Closing spaced(Instant until) {
        return new Closing(until, Reason.CHAT_SPACED);
    }
}
