package dev.switchboard.dm.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.dm.answer.AnswerResult;
import dev.switchboard.dm.conversation.Ask;
import dev.switchboard.dm.people.Contact;
import dev.switchboard.job.Job;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.JobId;
import dev.switchboard.job.Priority;
import dev.switchboard.job.RawJson;
import dev.switchboard.job.Route;
import dev.switchboard.job.Timing;
import dev.switchboard.telegram.TelegramGateway;
import dev.switchboard.telegram.TelegramReply;
import dev.switchboard.telemetry.HealthState;
import dev.switchboard.work.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.objects.message.Message;

class HealthMonitorTest {
    private static final AnswerResult OWED =
            new AnswerResult.Owed(new Outcome.DependencyAway("telegram", "nobody answers"));

    private static final TelegramGateway NO_TELEGRAM = new TelegramGateway() {
        @Override
        public <T extends Serializable> TelegramReply<T> call(BotApiMethod<T> method) {
            throw new AssertionError("nothing is called");
        }

        @Override
        public TelegramReply<Message> call(SendPhoto photo) {
            throw new AssertionError("nothing is called");
        }
    };

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource clock = () -> now;
    private final HealthMonitor health = new HealthMonitor(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MetricsCollector collector = new MetricsCollector(meters, health, clock);

    @BeforeEach
    void bind() {
        health.bindTo(meters);
    }

    @Test
    void failed_answers_degrade_it_until_they_are_five_minutes_old() {
        answers(18, new AnswerResult.Given(), Duration.ZERO);
        answers(2, OWED, Duration.ZERO);
        assertThat(health.state()).isEqualTo(new HealthState.Up());

        answers(1, OWED, Duration.ZERO);
        assertThat(health.state())
                .isEqualTo(new HealthState.Degraded("14 % of the attempts of 5 min failed, may be 10 %"));
        assertThat(degraded("errors")).isOne();
        assertThat(degraded("lag")).isZero();

        now = now.plus(HealthMonitor.SPAN);
        answers(20, new AnswerResult.Given(), Duration.ZERO);
        assertThat(health.state()).isEqualTo(new HealthState.Up());
        assertThat(degraded("errors")).isZero();
    }

    @Test
    void late_answers_degrade_it_and_good_ones_bring_it_back() {
        answers(20, new AnswerResult.Given(), HealthMonitor.LATE);
        assertThat(health.state()).isEqualTo(new HealthState.Up());

        answers(5, new AnswerResult.Given(), HealthMonitor.LATE.plusMillis(1));
        assertThat(health.state())
                .isEqualTo(new HealthState.Degraded("20 % of the answers of 5 min came later than 5 s, may be 10 %"));
        assertThat(degraded("lag")).isOne();

        answers(25, new AnswerResult.Given(), Duration.ZERO);
        assertThat(health.state()).isEqualTo(new HealthState.Up());
    }

    @Test
    void few_failures_tell_nothing_and_blocks_are_none() {
        answers(HealthMonitor.ENOUGH - 1, OWED, Duration.ZERO);
        assertThat(health.state()).isEqualTo(new HealthState.Up());

        now = now.plus(HealthMonitor.SPAN);
        answers(HealthMonitor.ENOUGH, new AnswerResult.PersonGone("blocked"), Duration.ZERO);
        assertThat(health.state()).isEqualTo(new HealthState.Up());
    }

    @Test
    void what_fails_before_there_is_an_answer_counts_too() {
        var broken = collector.measured("start", (_, _) -> {
            throw new IllegalStateException("the store is away");
        });
        var contact = new Contact(1, 3, "Ann", null, null, null, now, null);
        var ask = new Ask(envelope(), contact, 3, "", 4, false, null);
        for (int i = 0; i < HealthMonitor.ENOUGH; i++) {
            assertThatThrownBy(() -> broken.perform(ask, NO_TELEGRAM)).isInstanceOf(IllegalStateException.class);
        }
        assertThat(health.state()).isInstanceOf(HealthState.Degraded.class);
        assertThat(meters.get("switchboard.dm.commands")
                        .tags("command", "start", "result", "failed")
                        .timer()
                        .count())
                .isEqualTo(HealthMonitor.ENOUGH);
    }

    private void answers(int many, AnswerResult result, Duration lag) {
        var queued = envelope();
        now = now.plus(lag);
        for (int i = 0; i < many; i++) {
            collector.sent(queued, result);
        }
    }

    private JobEnvelope envelope() {
        return new JobEnvelope(
                new JobId("tg:1:2"),
                new Route(1, 3L, 3L),
                Priority.HIGH,
                Timing.startingAt(now),
                null,
                new Job.ProcessPrivateMessage(new RawJson("{}")));
    }

    private double degraded(String cause) {
        return meters.get("switchboard.dm.degraded").tag("cause", cause).gauge().value();
    }
}
