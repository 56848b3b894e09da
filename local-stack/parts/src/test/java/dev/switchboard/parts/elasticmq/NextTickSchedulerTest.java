package dev.switchboard.parts.elasticmq;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.event.NoLogging;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

class NextTickSchedulerTest {
    @ParameterizedTest
    @ValueSource(longs = {-5, 0, 1})
    void what_is_due_at_once_waits_for_the_ticking_thread(long delay) throws Exception {
        var handedOverBy = new CompletableFuture<Thread>();
        try (var scheduler = new NextTickScheduler(ConfigFactory.load(), NoLogging.getInstance(), Thread::new)) {
            scheduler.scheduleOnce(
                    FiniteDuration.apply(delay, TimeUnit.MILLISECONDS), () -> {}, new OfThread(handedOverBy));

            assertThat(handedOverBy.get(1, TimeUnit.MINUTES)).isNotSameAs(Thread.currentThread());
        }
    }

    /** Tells which thread handed it a task. */
    private record OfThread(CompletableFuture<Thread> thread) implements ExecutionContext {
        @Override
        public void execute(Runnable task) {
            thread.complete(Thread.currentThread());
        }

        @Override
        public void reportFailure(Throwable failure) {
            throw new AssertionError(failure);
        }
    }
}
