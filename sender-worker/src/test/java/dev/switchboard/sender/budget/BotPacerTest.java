package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.job.Priority;
import dev.switchboard.sender.budget.Grant.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BotPacerTest {
    private static final long BOT = 7001;
    private static final Duration PATIENCE = WaitingJob.PATIENCE;

    private final OpenPace shared = new OpenPace();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final InstantSource clock = InstantSource.system();
    private final BotPacer pacer = pacer(shared, PATIENCE);

    @Test
    void high_goes_before_normal_before_low_and_each_in_order_of_arrival() {
        shared.busy(true);
        var jobs = List.of(
                start(-1, Priority.LOW),
                start(-2, Priority.LOW),
                start(-3, Priority.NORMAL),
                start(-4, Priority.HIGH),
                start(-5, Priority.NORMAL),
                start(-6, Priority.HIGH));
        shared.busy(false);
        assertThat(jobs).allSatisfy(job -> assertThat(job.grantSoon()).isInstanceOf(Grant.Granted.class));
        assertThat(shared.served()).extracting(Ask::chat).containsExactly(-4L, -6L, -3L, -5L, -1L, -2L);
    }

    @Test
    void waiting_for_one_chat_holds_up_no_other() {
        shared.close(-1, Reason.CHAT_SPACED, PATIENCE.minusSeconds(5));
        var held = start(-1, Priority.HIGH);
        LongStream.rangeClosed(2, 20)
                .forEach(chat ->
                        assertThat(start(-chat, Priority.LOW).grantSoon()).isInstanceOf(Grant.Granted.class));
        assertThat(held.grant()).isNotDone();
        pacer.drain();
        assertThat(held.grantSoon()).isInstanceOf(Grant.NotYet.class);
    }

    @Test
    void a_chat_that_stays_closed_too_long_is_said_to_be_at_once() {
        shared.close(-1, Reason.CHAT_PAUSED, PATIENCE.multipliedBy(2));
        assertThat(start(-1, Priority.LOW).grantSoon()).isInstanceOfSatisfying(Grant.NotYet.class, notYet -> {
            assertThat(notYet.reason()).isEqualTo(Reason.CHAT_PAUSED);
            assertThat(notYet.until()).isAfter(clock.instant().plus(PATIENCE));
        });
        assertThat(start(-2, Priority.LOW).grantSoon()).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void all_that_wait_are_sent_away_when_the_bot_is_paused_for_long() {
        shared.busy(true);
        var jobs = List.of(start(-1, Priority.LOW), start(-2, Priority.HIGH));
        pacer.close(jobs.getFirst().ask(), Scope.BOT, PATIENCE.multipliedBy(2));
        assertThat(jobs)
                .allSatisfy(job -> assertThat(job.grantSoon())
                        .isInstanceOfSatisfying(
                                Grant.NotYet.class,
                                notYet -> assertThat(notYet.reason()).isEqualTo(Reason.BOT_PAUSED)));
        assertThat(start(-3, Priority.LOW).grantSoon()).isInstanceOf(Grant.NotYet.class);
        assertThat(shared.served()).isEmpty();
    }

    @Test
    void a_paused_chat_is_not_asked_for_and_the_others_go_on() {
        pacer.close(ask(-1, Priority.LOW), Scope.CHAT, PATIENCE.multipliedBy(2));
        assertThat(start(-1, Priority.LOW).grantSoon()).isInstanceOf(Grant.NotYet.class);
        assertThat(start(-2, Priority.LOW).grantSoon()).isInstanceOf(Grant.Granted.class);
        assertThat(shared.served()).extracting(Ask::chat).containsExactly(-2L);
    }

    @Test
    void whoever_waited_long_enough_is_told_to_come_again() {
        shared.busy(true);
        var impatient = pacer(shared, Duration.ofMillis(50));
        assertThat(impatient.await(ask(-1, Priority.LOW))).isInstanceOfSatisfying(Grant.NotYet.class, notYet -> {
            assertThat(notYet.reason()).isEqualTo(Reason.BOT_BUSY);
            assertThat(notYet.until()).isBeforeOrEqualTo(clock.instant());
        });
    }

    @Test
    void an_error_fails_the_one_it_befell_and_the_next_is_served() {
        var fails = new AtomicInteger(1);
        var broken = pacer(
                new OpenPace() {
                    @Override
                    public Verdict reserve(Ask ask, SendRate rate, Duration from) {
                        if (fails.getAndDecrement() > 0) {
                            throw new StackOverflowError("as a test wants it");
                        }
                        return super.reserve(ask, rate, from);
                    }
                },
                PATIENCE);

        assertThatThrownBy(() -> broken.await(ask(-1, Priority.LOW))).hasRootCauseInstanceOf(StackOverflowError.class);
        assertThat(broken.await(ask(-2, Priority.LOW))).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void a_drain_lets_go_of_those_who_wait_and_of_those_who_come() {
        shared.busy(true);
        var waiting = start(-1, Priority.HIGH);
        pacer.drain();
        assertThat(waiting.grantSoon())
                .isInstanceOfSatisfying(
                        Grant.NotYet.class,
                        notYet -> assertThat(notYet.reason()).isEqualTo(Reason.DRAINING));
        assertThat(start(-2, Priority.HIGH).grantSoon()).isInstanceOf(Grant.NotYet.class);
    }

    @Test
    void an_interrupted_job_is_let_go_of() {
        shared.busy(true);
        var waiting = start(-1, Priority.HIGH);
        waiting.thread().interrupt();
        assertThat(waiting.grantSoon()).isInstanceOf(Grant.NotYet.class);
    }

    @Test
    void a_fault_is_the_fault_of_the_ask_that_met_it_and_of_no_other() {
        var faulty = new OpenPace() {
            @Override
            public Verdict reserve(Ask ask, SendRate rate, Duration from) {
                if (ask.chat() == -1) {
                    throw new IllegalStateException("a bug");
                }
                return super.reserve(ask, rate, from);
            }
        };
        var pacer = pacer(faulty, PATIENCE);
        assertThatThrownBy(() -> pacer.await(ask(-1, Priority.LOW))).hasRootCauseMessage("a bug");
        assertThat(pacer.await(ask(-2, Priority.LOW))).isInstanceOf(Grant.Granted.class);
    }

    /** Two would overwrite what the other has learned, and pass over an urgent ask that the other is just asking for. */
    @Test
    void one_ask_of_a_bot_is_before_redis_at_a_time() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var pacer = pacer(
                new OpenPace() {
                    @Override
                    public Verdict reserve(Ask ask, SendRate rate, Duration from) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        LockSupport.parkNanos(1_000);
                        var verdict = super.reserve(ask, rate, from);
                        inside.decrementAndGet();
                        return verdict;
                    }
                },
                PATIENCE);
        try (var jobs = Executors.newVirtualThreadPerTaskExecutor()) {
            LongStream.range(0, 500).forEach(chat -> jobs.execute(() -> pacer.await(ask(-chat, Priority.LOW))));
        }
        assertThat(most).hasValue(1);
    }

    @Test
    void so_many_wait_that_others_jobs_find_slots_and_the_rest_is_told_when_to_come_again() {
        shared.busy(true);
        for (long chat = 1; chat <= 24; chat++) {
            assertThat(start(-chat, Priority.LOW).grant()).isNotDone();
        }
        assertThat(start(-25, Priority.LOW).grantSoon()).isInstanceOfSatisfying(Grant.NotYet.class, notYet -> {
            assertThat(notYet.reason()).isEqualTo(Reason.BOT_BUSY);
            assertThat(notYet.until()).isBefore(clock.instant().plus(PATIENCE));
        });
        assertThat(start(-26, Priority.HIGH).grant()).isNotDone();
        pacer.drain();
    }

    @Test
    void who_was_put_off_has_the_place_of_the_first_arrival() {
        shared.busy(true);
        var first = start(-1, Priority.LOW);
        LongStream.rangeClosed(2, 24).forEach(chat -> start(-chat, Priority.LOW));
        assertThat(start(-25, Priority.LOW).grantSoon()).isInstanceOf(Grant.NotYet.class);
        first.thread().interrupt();
        first.grantSoon();

        var later = start(-26, Priority.LOW);
        var again = start(-25, Priority.LOW);
        shared.busy(false);

        assertThat(List.of(later, again))
                .allSatisfy(job -> assertThat(job.grantSoon()).isInstanceOf(Grant.Granted.class));
        assertThat(shared.served()).extracting(Ask::chat).endsWith(-25L, -26L);
    }

    @Test
    void second_ask_for_a_chat_waits_outside() {
        shared.busy(true);
        var first = start(-1, Priority.LOW);
        assertThat(start(-1, Priority.LOW).grantSoon()).isInstanceOfSatisfying(Grant.NotYet.class, notYet -> {
            assertThat(notYet.reason()).isEqualTo(Reason.CHAT_SPACED);
            assertThat(notYet.until()).isAfter(clock.instant());
        });
        assertThat(first.grant()).isNotDone();
        pacer.drain();
    }

    @Test
    void a_bot_that_rested_is_served_again() {
        for (long chat = 1; chat <= 5; chat++) {
            assertThat(start(-chat, Priority.LOW).grantSoon()).isInstanceOf(Grant.Granted.class);
        }
    }

    private BotPacer pacer(SharedPace pace, Duration patience) {
        var settings = new BudgetSettings(new SendRate(1_000), Map.of(), 1);
        var fallback = new FallbackPace(pace, settings, () -> 1, clock);
        return new BotPacer(BOT, fallback, clock, new BudgetMetrics(meters), patience);
    }

    private WaitingJob start(long chat, Priority priority) {
        return WaitingJob.start(pacer, ask(chat, priority));
    }

    private static Ask ask(long chat, Priority priority) {
        return new Ask(BOT, chat, priority);
    }
}
