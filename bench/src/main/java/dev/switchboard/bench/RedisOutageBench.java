package dev.switchboard.bench;

import dev.switchboard.bench.Senders.Answers;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Deliveries through a running stack's gateway while its Redis is killed again and again; bound: every first delivery is
 * answered 200, 99 of 100 within 100 ms once the breaker is open. After each outage, with Redis back, its updates come again:
 * none makes a second job.
 *
 * <p>Two outages under as many senders as there are, each with the next update as soon as the last is answered: the functions'
 * first outage, in which the code of the fallback runs for the first time, and another. Then one under a steady rate, as
 * people cause it, where an answer that comes late makes nobody send later.
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

    @Option(
            names = "--rate",
            defaultValue = "150",
            description = "Updates a second at a steady rate (${DEFAULT-VALUE}).")
    private int rate;

    @Override
    boolean holds(RunningStack stack, Senders telegram, long first) throws Exception {
        stack.purgeJobs();
        telegram.deliver(first, warmUp);
        long firstOutage = first + warmUp;
        long secondOutage = firstOutage + updates();
        long steadyOutage = secondOutage + updates();
        boolean held =
                outage("first outage", stack, telegram, firstOutage, () -> telegram.deliver(firstOutage, updates()));
        held &= outage("second outage", stack, telegram, secondOutage, () -> telegram.deliver(secondOutage, updates()));
        held &= outage(
                "at %d/s".formatted(rate),
                stack,
                telegram,
                steadyOutage,
                () -> telegram.deliverAtRate(rate, steadyOutage, updates()));
        held &= MadeJobs.takenFrom(stack, first, warmUp + 3L * updates()).judge();
        Report.line("bound: p99 below %.0f ms after the breaker opened, all answered 200, a job each: %s"
                .formatted(BOUND_MILLIS, held ? "held" : "NOT HELD"));
        return held;
    }

    private boolean outage(String name, RunningStack stack, Senders telegram, long first, Callable<Answers> deliveries)
            throws Exception {
        var answers = Outage.during(stack, REDIS, deliveries);
        Outage.awaitEnd(stack, REDIS);
        var again = telegram.deliver(first, updates());
        long open = answers.all().getFirst().atNanos() + BREAKER_NANOS;
        var opening = answers.only(answer -> answer.atNanos() < open);
        var opened = answers.only(answer -> answer.atNanos() >= open);
        Report.line(name);
        opening.print("  while breakers open");
        opened.print("  after");
        again.print("  the same again");
        return opened.percentile(0.99) < BOUND_MILLIS && answers.refused() == 0 && again.refused() == 0;
    }
}
