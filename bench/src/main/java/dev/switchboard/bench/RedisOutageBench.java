package dev.switchboard.bench;

import dev.switchboard.bench.Senders.Answers;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Deliveries through a running stack's gateway while its Redis is killed again and again; bound: every first delivery is
 * answered 200, 99 of 100 within 100 ms once the breaker is open. Then, with Redis back, the same updates again: none makes a
 * second job.
 */
@Command(
        name = "redis-outage",
        description = "Deliveries through the running stack's gateway while its Redis is dead. Empties tgms_queue_low.")
final class RedisOutageBench extends OutageBench {
    private static final String REDIS = "redis";

    private static final double BOUND_MILLIS = 100;

    /** The breakers of four functions have met enough refusals by then. */
    private static final long BREAKER_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Option(names = "--warm-up", defaultValue = "4000", description = "Updates before the outage (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    boolean holds(RunningStack stack, Senders telegram, long first) throws Exception {
        int updates = updates();
        stack.purgeJobs();
        telegram.deliver(first, warmUp);
        // the fallback's code must be warm too, as it is after an earlier outage
        Outage.during(stack, REDIS, () -> telegram.deliver(first + warmUp, updates));
        Outage.awaitEnd(stack, REDIS);
        telegram.deliver(first + warmUp + updates, updates);
        long counted = first + warmUp + 2L * updates;
        var answers = Outage.during(stack, REDIS, () -> telegram.deliver(counted, updates));
        Outage.awaitEnd(stack, REDIS);
        var again = telegram.deliver(counted, updates);
        return report(stack, answers, again, warmUp + 3L * updates);
    }

    private boolean report(RunningStack stack, Answers answers, Answers again, long delivered) {
        long open = answers.all().getFirst().atNanos() + BREAKER_NANOS;
        var opening = answers.only(answer -> answer.atNanos() < open);
        var opened = answers.only(answer -> answer.atNanos() >= open);
        opening.print("while breakers open");
        opened.print("after");
        again.print("the same again");
        long jobs = stack.jobs();
        stack.purgeJobs();
        Report.line("%d updates delivered, %d of them twice, made %d jobs".formatted(delivered, updates(), jobs));
        boolean held = opened.percentile(0.99) < BOUND_MILLIS
                && answers.refused() == 0
                && again.refused() == 0
                && jobs == delivered;
        Report.line("bound: p99 below %.0f ms after the breaker opened, all answered 200, a job each: %s"
                .formatted(BOUND_MILLIS, held ? "held" : "NOT HELD"));
        return held;
    }
}
