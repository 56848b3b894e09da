package dev.switchboard.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.job.QueueName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever jobs do and however heartbeats fail, nothing is lost, and nobody's jobs overtake each other. */
class LanesPropertyTest {
    private static final int PEOPLE = 4;
    private static final int JOBS_EACH = 6;
    private static final int STEPS = 60;
    private static final int MOST_ROUNDS_TO_THE_END = 200;

    @Property(tries = 500)
    void every_job_is_done_or_in_the_dlq_and_in_order(@ForAll long seed) {
        new Run(new Random(seed)).play();
    }

    /** One course of events. */
    private static final class Run extends LanesFixture {
        private final Random random;
        private final List<String> done = new ArrayList<>();
        private boolean calm;

        Run(Random random) {
            this.random = random;
        }

        void play() {
            for (int number = 1; number <= JOBS_EACH; number++) {
                for (long person = 1; person <= PEOPLE; person++) {
                    var job = person + "/" + number;
                    behaviour.put(job, () -> outcome(job));
                    queues.send(Jobs.message(person, number));
                }
            }
            for (int step = 0; step < STEPS; step++) {
                assertThat(slots.used()).isZero();
                happen();
            }
            calm = true;
            // what SQS took away may wait here still, until its alarm shows that it is lost
            for (int round = 0; round < MOST_ROUNDS_TO_THE_END && isAnythingLeft(); round++) {
                time.advance(Duration.ofSeconds(10));
                holdings.beat();
                receiveAll();
            }
            assertNothingLeft();
            var finished = done.stream().distinct().toList();
            assertThat(finished.size() + queues.depth(QueueName.DM_QUEUE_DLQ))
                    .isGreaterThanOrEqualTo(PEOPLE * JOBS_EACH);
            for (long person = 1; person <= PEOPLE; person++) {
                assertThat(numbersOf(person, finished)).isSorted();
            }
        }

        private boolean isAnythingLeft() {
            return queues.depth(QUEUE) + holdings.size() > 0;
        }

        private void happen() {
            switch (random.nextInt(6)) {
                case 0, 1 -> receiveAll();
                case 2, 3 -> time.advance(Duration.ofMillis(random.nextInt(15_000)));
                case 4 -> holdings.beat();
                default -> beatInVain();
            }
        }

        /** As when SQS does not answer. */
        private void beatInVain() {
            queues.beforeHold = until -> {
                throw new IllegalStateException("away");
            };
            try {
                holdings.beat();
            } catch (IllegalStateException e) {
                assertThat(e).hasMessage("away");
            }
            queues.beforeHold = until -> {};
        }

        private Outcome outcome(String job) {
            int kind = calm ? 0 : random.nextInt(6);
            return switch (kind) {
                case 1 -> new Outcome.RetryLater(new IllegalStateException("not yet"));
                case 2 -> new Outcome.Defer(time.instant().plusMillis(random.nextInt(40_000)), "later");
                case 3 -> throw new AssertionError("a bug");
                default -> {
                    done.add(job);
                    yield new Outcome.Done();
                }
            };
        }

        private static List<Integer> numbersOf(long person, List<String> jobs) {
            var prefix = person + "/";
            return jobs.stream()
                    .filter(job -> job.startsWith(prefix))
                    .map(job -> Integer.valueOf(job.substring(prefix.length())))
                    .toList();
        }
    }
}
