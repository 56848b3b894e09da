package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import dev.switchboard.queue.ReceivedMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** However polls and ends of jobs fall together, a process has no more in hand than it may, and loses no place. */
class HoldingsPropertyTest {
    private static final int STEPS = 200;
    private static final int POLLS = 40;
    private static final int LARGEST_POLL = 10;
    private static final Duration PATIENCE = Duration.ofMillis(5);

    /** As pollers of three priorities do: the lower, the less they may fill. */
    private static List<Integer> bounds(int most) {
        return List.of(most, most - most / 4, most - most / 2);
    }

    @Property(tries = 300)
    void places_are_what_is_free_below_a_pollers_bound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int most) {
        var random = new Random(seed);
        var hand = new Hand();
        Deque<Integer> polls = new ArrayDeque<>();
        int reserved = 0;
        for (int step = 0; step < STEPS; step++) {
            switch (random.nextInt(3)) {
                case 0 -> {
                    int bound = bounds(most).get(random.nextInt(3));
                    int wanted = 1 + random.nextInt(LARGEST_POLL);
                    int places = hand.holdings.reserve(wanted, bound, Duration.ZERO);
                    assertThat(places).isEqualTo(Math.clamp(bound - hand.holdings.size() - reserved, 0, wanted));
                    reserved += places;
                    polls.add(places);
                }
                case 1 -> {
                    if (!polls.isEmpty()) {
                        int places = polls.remove();
                        reserved -= places;
                        hand.fill(places, random);
                    }
                }
                default -> hand.letGoOfSome(random);
            }
            assertThat(hand.holdings.size() + reserved).isLessThanOrEqualTo(most);
        }
        polls.forEach(hand.holdings::release);
        hand.assertEmptiedHandHas(most);
    }

    @Property(tries = 20)
    void pollers_at_once_never_have_more_in_hand_than_the_bound(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int most) throws Exception {
        var hand = new Hand();
        var tooMany = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> pollers = new ArrayList<>();
            for (int bound : bounds(most)) {
                pollers.add(threads.submit(poller(hand, new Random(seed + bound), bound, most, tooMany)));
                pollers.add(threads.submit(poller(hand, new Random(seed - bound), bound, most, tooMany)));
            }
            awaitAll(pollers);
        }
        assertThat(tooMany).hasValue(0);
        hand.assertEmptiedHandHas(most);
    }

    private static Callable<Void> poller(Hand hand, Random random, int bound, int most, AtomicInteger tooMany) {
        return () -> {
            for (int poll = 0; poll < POLLS; poll++) {
                int places = hand.holdings.reserve(1 + random.nextInt(LARGEST_POLL), bound, PATIENCE);
                hand.fill(places, random);
                if (hand.holdings.size() > most) {
                    tooMany.incrementAndGet();
                }
                hand.letGoOfSome(random);
            }
            return null;
        };
    }

    private static void awaitAll(List<Future<Void>> pollers) throws InterruptedException, ExecutionException {
        for (var poller : pollers) {
            poller.get();
        }
    }

    /** What a process has in hand, and all that came into it. */
    private static final class Hand extends LanesFixture {
        private final Deque<HeldJob> held = new ArrayDeque<>();
        private final AtomicInteger received = new AtomicInteger();

        /** As a poll that brings any number of messages for which places were kept. */
        void fill(int places, Random random) {
            for (int came = places == 0 ? 0 : random.nextInt(places + 1); came > 0; came--) {
                var job = holdings.hold(message(received.incrementAndGet())).orElseThrow();
                synchronized (held) {
                    held.add(job);
                }
            }
            holdings.release(places);
        }

        void letGoOfSome(Random random) {
            synchronized (held) {
                for (int done = random.nextInt(held.size() + 1); done > 0; done--) {
                    holdings.letGo(held.remove());
                }
            }
        }

        void assertEmptiedHandHas(int places) {
            held.forEach(holdings::letGo);
            assertThat(holdings.size()).isZero();
            assertThat(holdings.reserve(places + 1, places, Duration.ZERO)).isEqualTo(places);
        }

        private static ReceivedMessage message(int number) {
            return new ReceivedMessage(
                    QueueName.GROUP_MESSAGE_QUEUE_LOW,
                    "message-" + number,
                    "receipt-" + number,
                    "{}",
                    "group",
                    1,
                    Instant.EPOCH,
                    Map.of());
        }
    }
}
