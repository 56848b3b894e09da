package dev.switchboard.dm.monitoring;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import dev.switchboard.work.PeriodicTask;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * How many people all bots have together, as gauges: {@code switchboard.dm.people.active} by period (day, week, month), and
 * {@code switchboard.dm.people.funnel} by step (registered, chose_language, asked_live, brought_somebody), where each
 * step counts people of the step before it. Every process
 * shows the same.
 */
public final class AnalyticsTracker implements Runnable {
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** Changes nothing, but costs too much to be repeated by a client that grew impatient. */
    private static final PostgrestFunction<Figures> PEOPLE_FIGURES =
            PostgrestFunction.sentOnce("people_figures", Figures.class);

    private final PostgrestClient postgrest;
    private final InstantSource clock;
    private final MultiGauge active;
    private final MultiGauge funnel;

    /**
     * Shows nothing until it has run.
     *
     * @param clock the one by which people's days begin
     */
    public AnalyticsTracker(PostgrestClient postgrest, InstantSource clock, MeterRegistry meters) {
        this.postgrest = postgrest;
        this.clock = clock;
        this.active = MultiGauge.builder("switchboard.dm.people.active")
                .description("people who did something")
                .register(meters);
        this.funnel = MultiGauge.builder("switchboard.dm.people.funnel")
                .description("people who ever came so far, of those who came to the step before")
                .register(meters);
    }

    /** Returns this as a worker's task. */
    public PeriodicTask task() {
        return new PeriodicTask("analytics", EVERY, this);
    }

    /** Asks, and shows. */
    @Override
    public void run() {
        var figures = postgrest.call(PEOPLE_FIGURES, new Question(clock.instant()));
        active.register(
                List.of(
                        row("period", "day", figures.day()),
                        row("period", "week", figures.week()),
                        row("period", "month", figures.month())),
                true);
        funnel.register(
                List.of(
                        row("step", "registered", figures.registered()),
                        row("step", "chose_language", figures.choseLanguage()),
                        row("step", "asked_live", figures.askedLive()),
                        row("step", "brought_somebody", figures.broughtSomebody())),
                true);
    }

    private static Row<Number> row(String tag, String value, long people) {
        return Row.of(Tags.of(tag, value), people);
    }

    /** The parameters of {@code people_figures}. */
    private record Question(Instant asOf) {}

    /** What {@code people_figures} returns. */
    private record Figures(
            long day,
            long week,
            long month,
            long registered,
            long choseLanguage,
            long askedLive,
            long broughtSomebody) {}
}
