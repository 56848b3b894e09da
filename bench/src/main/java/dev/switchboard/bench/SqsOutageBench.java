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
        description = "Deliveries through the running stack's gateway while its SQS is dead. Empties tgms_queue_low.")
final class SqsOutageBench extends OutageBench {
    private static final String SQS = "sqs";

    private static final int MOST_REPETITIONS = 60;

    @Override
    boolean holds(RunningStack stack, Senders telegram, long first) throws Exception {
        int updates = updates();
        telegram.deliver(first, updates);
        var during = Outage.during(stack, SQS, () -> telegram.deliver(first + updates, updates));
        during.print("while SQS is dead");
        boolean honest = during.all().stream().allMatch(answer -> answer.status() == 200 || answer.status() == 503);
        Outage.awaitEnd(stack, SQS);
        int repetitions = repeat(telegram, during);
        Report.line("what was refused was repeated %d times".formatted(repetitions));
        boolean held =
                MadeJobs.takenFrom(stack, first, 2L * updates).judge() && honest && repetitions <= MOST_REPETITIONS;
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
