package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.config.Secret;
import dev.switchboard.parts.FreePort;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Something that jobs need goes away for minutes: none of them dies of it, and they are done in their order. */
class LanesOutageTest extends LanesFixture {
    private boolean away = true;

    @Test
    void a_job_outlives_an_outage_of_minutes_and_its_group_goes_on_in_order() {
        behaviour.put("7/1", whileAway(() -> new Outcome.DependencyAway("telegram", "connection refused")));
        sendNumbered(7, 3);
        queues.send(Jobs.message(8, 1));
        receiveAll();
        pass(Duration.ofMinutes(30));
        assertThat(ran).contains("8/1").doesNotContain("7/2");
        assertThat(dead).isEmpty();
        away = false;
        pass(Duration.ofSeconds(30));

        assertThat(ran).endsWith("7/1", "7/2", "7/3");
        assertNothingLeft();
    }

    @Test
    void it_is_tried_at_growing_intervals_and_soon_after_the_end() {
        behaviour.put("7/1", whileAway(() -> new Outcome.DependencyAway("telegram", "connection refused")));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        pass(Duration.ofSeconds(1 + 2 + 4 + 8 + 16));
        assertThat(ran).hasSize(6);

        pass(Duration.ofSeconds(30));
        assertThat(ran).hasSize(7);
        assertThat(slots.used()).isZero();
    }

    @Test
    void an_outage_uses_up_no_attempt() {
        behaviour.put("7/1", whileAway(() -> new Outcome.DependencyAway("telegram", "connection refused")));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        pass(Duration.ofMinutes(5));
        int before = ran.size();
        behaviour.put("7/1", () -> new Outcome.RetryLater(new IllegalStateException("its own fault")));
        pass(Duration.ofMinutes(1));

        assertThat(ran.size() - before).isEqualTo(RetryPolicy.RUNS);
        assertThat(dead)
                .singleElement()
                .satisfies(job -> assertThat(job.letter().errorClass()).isEqualTo("IllegalStateException"));
    }

    @Test
    void it_is_counted_and_shown_until_it_is_over() {
        behaviour.put("7/1", whileAway(() -> new Outcome.DependencyAway("telegram", "connection refused")));
        queues.send(Jobs.message(7, 1));
        receiveAll();
        assertThat(events.told).containsExactly("away", "waits for telegram");
        assertThat(holdings.dependenciesAway()).containsExactly("telegram");

        away = false;
        pass(Duration.ofSeconds(1));
        assertThat(holdings.dependenciesAway()).isEmpty();
    }

    @Test
    void a_store_that_does_not_answer_is_away_however_deep_in_the_cause_that_stands() {
        var nowhere = URI.create("http://127.0.0.1:" + FreePort.find());
        var settings = PostgrestSettings.of(nowhere, Secret.of("key")).within(Duration.ofMillis(300));
        try (var postgrest = new PostgrestClient(settings)) {
            behaviour.put("7/1", () -> {
                try {
                    postgrest.from("people").select().first(Object.class);
                } catch (RuntimeException e) {
                    throw new IllegalStateException("directory cannot be asked", e);
                }
                return new Outcome.Done();
            });
            queues.send(Jobs.message(7, 1));
            receiveAll();
        }

        assertThat(events.told).containsExactly("away", "waits for supabase");
    }

    private Supplier<Outcome> whileAway(Supplier<Outcome> outcome) {
        return () -> away ? outcome.get() : new Outcome.Done();
    }

    /** Time passes, with heartbeats. */
    private void pass(Duration time) {
        for (long second = 0; second < time.toSeconds(); second++) {
            this.time.advance(Duration.ofSeconds(1));
            holdings.beat();
        }
    }
}
