package dev.switchboard.bench;

import dev.switchboard.bench.Senders.Answer;
import dev.switchboard.bench.Senders.Answers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/**
 * Deliveries through a running stack's gateway while its SQS is killed again and again, then repeated as Telegram does until
 * each is answered 200; bound: during the outage nothing but 200 and 503, and in the end one job for each update.
 */
@Command(
        name = "sqs-outage",
        description = "Deliveries through the running stack's gateway while its SQS is dead. Fills tgms_queue_low.")
final class SqsOutageBench extends OutageBench {
    private static final String SQS = "sqs";

    private static final int MOST_REPETITIONS = 60;

    @Override
    boolean holds(RunningStack stack, Senders telegram, long first) throws Exception {
        int updates = updates();
        // what the stand-in purges comes back with its next start: only what was counted before can be told apart
        Outage.during(stack, SQS, () -> SQS);
        Outage.awaitEnd(stack, SQS);
        long before = stack.jobs();
        telegram.deliver(first, updates);
        var during = Outage.during(stack, SQS, () -> telegram.deliver(first + updates, updates));
        during.print("while SQS is dead");
        boolean honest = during.all().stream().allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        Outage.awaitEnd(stack, SQS);
        int repetitions = repeat(telegram, during);
        long jobs = stack.jobs() - before;
        Report.line("after %d repetitions of what was refused: %d updates made %d jobs"
                .formatted(repetitions, 2L * updates, jobs));
        boolean held = honest && repetitions <= MOST_REPETITIONS && jobs == 2L * updates;
        Report.line("bound: only 200 and 503, then a job each: " + (held ? "held" : "NOT HELD"));
        return held;
    }

    private static int repeat(Senders telegram, Answers answers) throws Exception {
        List<Long> refused = refused(answers);
        int repetitions = 0;
        while (!refused.isEmpty() && repetitions <= MOST_REPETITIONS) {
            TimeUnit.SECONDS.sleep(1);
            refused = refused(telegram.deliver(refused));
            repetitions++;
        }
        return repetitions;
    }

    private static List<Long> refused(Answers answers) {
        return new ArrayList<>(answers.all().stream()
                .filter(answer -> answer.status() != 200)
                .map(Answer::update)
                .toList());
    }
}
