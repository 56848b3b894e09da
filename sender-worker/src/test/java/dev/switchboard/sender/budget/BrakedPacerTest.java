package dev.switchboard.sender.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.Priority;
import dev.switchboard.sender.budget.Grant.Reason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a bot's asks get while Telegram does not answer; the time stands still but for what a test lets pass. */
class BrakedPacerTest {
    private static final long BOT = 7001;
    private static final Duration PATIENCE = WaitingJob.PATIENCE;

    private final SetClock clock = new SetClock();
    private final OpenPace shared = new OpenPace();

    @Test
    void one_message_goes_after_a_while_and_the_most_urgent_first() {
        var pacer = braked(PATIENCE);
        var low = WaitingJob.start(pacer, ask(-3, Priority.LOW));
        var high = WaitingJob.start(pacer, ask(-4, Priority.HIGH));
        assertThat(shared.served()).isEmpty();

        clock.advance(Duration.ofSeconds(1));

        assertThat(high.grantSoon()).isInstanceOf(Grant.Granted.class);
        assertThat(low.grant()).isNotDone();
        pacer.drain();
        assertThat(low.grantSoon()).isInstanceOf(Grant.NotYet.class);
    }

    @Test
    void first_answer_lets_all_go_on() {
        var pacer = braked(PATIENCE);
        var low = WaitingJob.start(pacer, ask(-3, Priority.LOW));

        pacer.answered();

        assertThat(low.grantSoon()).isInstanceOf(Grant.Granted.class);
        assertThat(WaitingJob.start(pacer, ask(-4, Priority.LOW)).grantSoon()).isInstanceOf(Grant.Granted.class);
    }

    @Test
    void who_would_wait_too_long_is_told_when_to_come_again() {
        var pacer = braked(Duration.ofMillis(500));
        var told = new Grant.NotYet(clock.instant().plusSeconds(1), Reason.BOT_UNANSWERED);

        assertThat(pacer.await(ask(-3, Priority.LOW))).isEqualTo(told);
        assertThat(pacer.putOff(ask(-4, Priority.LOW))).contains(told);
        assertThat(shared.served()).isEmpty();
    }

    private BotPacer braked(Duration patience) {
        var settings = new BudgetSettings(new SendRate(1_000), Map.of(), 1);
        var pace = new FallbackPace(shared, settings, () -> 1, clock);
        var pacer = new BotPacer(BOT, pace, clock, new BudgetMetrics(new SimpleMeterRegistry()), patience);
        pacer.doubted(ask(-1, Priority.LOW));
        pacer.doubted(ask(-2, Priority.LOW));
        return pacer;
    }

    private static Ask ask(long chat, Priority priority) {
        return new Ask(BOT, chat, priority);
    }
}
