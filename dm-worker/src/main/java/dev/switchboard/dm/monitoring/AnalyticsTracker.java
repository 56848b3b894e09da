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
import java.util.stream.Stream;

/**
 * How many people the bots have, as gauges: {@code switchboard.dm.people.active}, by bot and period (day, week, month), and
 * {@code switchboard.dm.people.funnel}, by bot and step (registered, chose_language, asked_live, brought_somebody). Of the
 * hundred bots with the most active people. Every process shows the same.
 */
public final class AnalyticsTracker implements Runnable {
    private static final Duration EVERY = Duration.ofMinutes(5);

    /** Each has seven gauges. */
    private static final int MOST_BOTS = 100;

    /** Changes nothing, but costs too much to be repeated by a client that grew impatient. */
    private static final PostgrestFunction<BotPeople[]> BOT_ANALYTICS =
            PostgrestFunction.sentOnce("bot_analytics", BotPeople[].class);

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
                .description("people who ever came so far")
                .register(meters);
    }

    /** Returns this as a worker's task. */
    public PeriodicTask task() {
        return new PeriodicTask("analytics", EVERY, this);
    }

    /** Asks, and shows. */
    @Override
    public void run() {
        var bots = List.of(postgrest.call(BOT_ANALYTICS, new Question(clock.instant(), MOST_BOTS)));
        active.register(bots.stream().flatMap(BotPeople::active).toList(), true);
        funnel.register(bots.stream().flatMap(BotPeople::funnel).toList(), true);
    }

    /** The parameters of {@code bot_analytics}. */
    private record Question(Instant asOf, int most) {}

    private record BotPeople(
            long botId,
            long day,
            long week,
            long month,
            long registered,
            long choseLanguage,
            long askedLive,
            long broughtSomebody) {

        Stream<Row<?>> active() {
            return Stream.of(row("period", "day", day), row("period", "week", week), row("period", "month", month));
        }

        Stream<Row<?>> funnel() {
            return Stream.of(
                    row("step", "registered", registered),
                    row("step", "chose_language", choseLanguage),
                    row("step", "asked_live", askedLive),
                    row("step", "brought_somebody", broughtSomebody));
        }

        private Row<?> row(String tag, String value, long people) {
            return Row.of(Tags.of("bot", Long.toString(botId), tag, value), people);
        }
    }
}
