package dev.switchboard.dm.monitoring;

import dev.switchboard.dm.answer.AnswerEvents;
import dev.switchboard.dm.answer.AnswerResult;
import dev.switchboard.dm.answer.Performed;
import dev.switchboard.dm.conversation.Action;
import dev.switchboard.dm.conversation.Actions;
import dev.switchboard.dm.conversation.Repertoire;
import dev.switchboard.dm.dialogue.Topic;
import dev.switchboard.dm.group.GroupAction;
import dev.switchboard.job.JobEnvelope;
import dev.switchboard.job.Priority;
import dev.switchboard.work.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Commands and answers as Micrometer meters, and for the health. Tags are words of ours, never ids or what people write.
 *
 * <p>{@code switchboard.dm.commands}: how long a command or button took, by its name and result. {@code
 * switchboard.dm.answer.lag}: how long after its job was queued Telegram had an answer, by the job's kind and result; the
 * job's time and not Telegram's, which knows whole seconds only. Runs are counted: a job that runs again is counted again,
 * as {@code repeated} once it was answered. What people did, exactly, is in the table {@code user_activity}.
 */
public final class MetricsCollector implements AnswerEvents {
    /** The name for what is none of our commands. */
    private static final String OTHER = "other";

    private static final String FAILED = "failed";

    /** What one asks of them: 150 ms for half of the answers, a second for nearly all, and beyond that what is late. */
    private static final Duration[] BUCKETS = Stream.of(25, 50, 100, 150, 250, 500, 1_000, 2_500, 5_000, 30_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final MeterRegistry meters;
    private final HealthMonitor health;
    private final InstantSource clock;

    /**
     * Records into the given registry, and tells the health.
     *
     * @param clock the one by which jobs are queued
     */
    public MetricsCollector(MeterRegistry meters, HealthMonitor health, InstantSource clock) {
        this.meters = meters;
        this.health = health;
        this.clock = clock;
    }

    /**
     * Returns the same repertoire, measured by the words by which {@code user_activity} counts it too: commands and dialogues by
     * their names, and what is none of them as other.
     */
    public Repertoire measured(Repertoire repertoire) {
        var steps = new HashMap<Topic, Action>();
        repertoire.steps().forEach((topic, step) -> steps.put(topic, measured(topic.word(), step)));
        return new Repertoire(
                measured(repertoire.commands()),
                steps,
                measured("stray_token", repertoire.strayToken()),
                repertoire.afterDeletion(),
                measured(OTHER, repertoire.otherwise()),
                measured("dialogues_away", repertoire.dialoguesAway()),
                measured("asked_too_often", repertoire.askedTooOften()));
    }

    /** Returns the same actions, measured by their names. */
    public Actions measured(Actions actions) {
        return actions.each(this::measured);
    }

    /** Returns the same actions of a group's admins, measured by their names. */
    public Map<String, GroupAction> measuredInGroups(Map<String, GroupAction> actions) {
        var measured = new HashMap<String, GroupAction>();
        actions.forEach((name, action) ->
                measured.put(name, (ask, telegram) -> measured(name, () -> action.perform(ask, telegram))));
        return measured;
    }

    /**
     * Returns the same action, measured.
     *
     * @param name a word of ours
     */
    public Action measured(String name, Action action) {
        return (ask, bot) -> measured(name, () -> action.perform(ask, bot));
    }

    private Performed measured(String name, Supplier<Performed> deed) {
        var sample = Timer.start(meters);
        String result = FAILED;
        try {
            var performed = deed.get();
            result = word(performed);
            return performed;
        } finally {
            sample.stop(timer("switchboard.dm.commands", "command", name, "result", result));
            if (result.equals(FAILED)) {
                health.attempted(true);
            }
        }
    }

    @Override
    public void sent(JobEnvelope envelope, AnswerResult result) {
        var lag = Duration.between(envelope.timing().enqueuedAt(), clock.instant());
        var kind = envelope.job().kind().word();
        timer("switchboard.dm.answer.lag", "kind", kind, "result", word(result)).record(lag);
        health.attempted(result instanceof AnswerResult.Owed || result instanceof AnswerResult.TokenRefused);
        if (result instanceof AnswerResult.Given && envelope.priority() == Priority.HIGH) {
            health.answered(lag);
        }
    }

    private Timer timer(String name, String... tags) {
        return Timer.builder(name).tags(tags).serviceLevelObjectives(BUCKETS).register(meters);
    }

    private static String word(Performed performed) {
        return switch (performed) {
            case Performed.Done(var answer) -> answer.answered() ? "repeated" : "done";
            case Performed.NotDone(var outcome) -> word(outcome);
        };
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> "done";
            case Outcome.Discard _ -> "discarded";
            case Outcome.Defer _ -> "deferred";
            case Outcome.RetryLater _, Outcome.DependencyAway _, Outcome.Bury _ -> FAILED;
        };
    }

    private static String word(AnswerResult result) {
        return switch (result) {
            case AnswerResult.Given _ -> "given";
            case AnswerResult.PersonGone _ -> "person_gone";
            case AnswerResult.Withheld _ -> "withheld";
            case AnswerResult.NoChat _ -> "no_chat";
            case AnswerResult.BotSilent _ -> "bot_silent";
            case AnswerResult.TokenRefused _ -> "token_refused";
            case AnswerResult.Owed _ -> "owed";
        };
    }
}
