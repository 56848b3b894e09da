package dev.switchboard.bench;

import dev.switchboard.bench.Senders.Answers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/**
 * Deliveries through a running stack's gateway while its Redis is killed again and again; bound: every first delivery is
 * answered 200, 99 of 100 within 100 ms once the breaker is open. Then, with Redis back, the same updates again: none makes a
 * second job.
 *
 * <p>Eight senders by default: DynamoDB Local and the functions' calls to it share the cores with all else, so that more
 * senders measure their processor time, not the breaker.
 */
@Command(
        name = "redis-outage",
        description = "Deliveries through the running stack's gateway while its Redis is dead. Empties tgms_queue_low.")
final class OutageBench implements Callable<Integer> {
    private static final double BOUND_MILLIS = 100;

    /** The breakers of four functions have met enough refusals by then. */
    private static final long BREAKER_NANOS = TimeUnit.SECONDS.toNanos(1);

    @Option(names = "--updates", defaultValue = "2000", description = "Updates during the outage (${DEFAULT-VALUE}).")
    private int updates;

    @Option(names = "--senders", defaultValue = "8", description = "Senders at once (${DEFAULT-VALUE}).")
    private int senders;

    @Option(names = "--warm-up", defaultValue = "4000", description = "Updates before the outage (${DEFAULT-VALUE}).")
    private int warmUp;

    @Override
    public Integer call() throws Exception {
        var stack = RunningStack.find();
        var telegram = new Senders(stack, senders);
        stack.purgeJobs();
        long first = ThreadLocalRandom.current().nextLong(1L << 40);
        telegram.deliver(first, warmUp);
        // the fallback's code must be warm too, as it is after an earlier outage
        during(stack, telegram, first + warmUp, updates);
        awaitRedis(stack);
        telegram.deliver(first + warmUp + updates, updates);
        var answers = during(stack, telegram, first + warmUp + 2L * updates, updates);
        awaitRedis(stack);
        var again = telegram.deliver(first + warmUp + 2L * updates, updates);
        return report(stack, answers, again, warmUp + 3L * updates);
    }

    private int report(RunningStack stack, Answers answers, Answers again, long delivered) {
        long open = answers.all().getFirst().atNanos() + BREAKER_NANOS;
        var opening = answers.only(answer -> answer.atNanos() < open);
        var opened = answers.only(answer -> answer.atNanos() >= open);
        opening.print("while breakers open");
        opened.print("after");
        again.print("the same again");
        long jobs = stack.jobs();
        stack.purgeJobs();
        Report.line("%d updates delivered, %d of them twice, made %d jobs".formatted(delivered, updates, jobs));
        boolean held = opened.percentile(0.99) < BOUND_MILLIS
                && answers.refused() == 0
                && again.refused() == 0
                && jobs == delivered;
        Report.line("bound: p99 below %.0f ms after the breaker opened, all answered 200, a job each: %s"
                .formatted(BOUND_MILLIS, held ? "held" : "NOT HELD"));
        return held ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Delivers while Redis is killed whenever it has come back. */
    private static Answers during(RunningStack stack, Senders telegram, long firstId, int updates)
            throws InterruptedException, ExecutionException {
        try (var killer = Executors.newSingleThreadScheduledExecutor()) {
            var outage = killer.scheduleWithFixedDelay(() -> kill(stack), 0, 50, TimeUnit.MILLISECONDS);
            var answers = telegram.deliver(firstId, updates);
            if (outage.isDone()) {
                outage.get(); // it ended by itself: what was measured was no outage
            }
            return answers;
        }
    }

    private static void kill(RunningStack stack) {
        try {
            stack.pid("redis").stream()
                    .mapToObj(ProcessHandle::of)
                    .forEach(process -> process.ifPresent(ProcessHandle::destroyForcibly));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitRedis(RunningStack stack) throws IOException, InterruptedException {
        while (stack.pid("redis").stream().mapToObj(ProcessHandle::of).allMatch(process -> process.isEmpty())) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        // half open after a while, closed by the first answers: what is repeated then meets the ordinary state
        TimeUnit.SECONDS.sleep(6);
    }
}
