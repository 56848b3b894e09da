package dev.switchboard.postgrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.config.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;

/** What ends a call that gets no answer, and how many run at once. */
class PostgrestLimitsTest extends ScriptedServerFixture {
    private static final int ALL = 100;

    @Test
    void limit_ends_a_call_that_gets_no_answer() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        try (var client = client(settings().within(Duration.ofMillis(300)))) {
            assertThatThrownBy(() -> client.from("t").select().list(Map.class))
                    .isInstanceOf(PostgrestUnansweredException.class);
        }
    }

    @Test
    void limit_ends_a_wait_for_a_connection() throws Exception {
        var gate = new Gate();
        server.setDispatcher(gate);
        try (var client = client(connections(1, Duration.ofMillis(500)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> client.from("t").select().list(Map.class));
            gate.arrived.acquire();
            assertThatThrownBy(() -> client.from("t").select().list(Map.class))
                    .isInstanceOf(PostgrestUnansweredException.class);
            assertThatThrownBy(first::get).hasCauseInstanceOf(PostgrestUnansweredException.class);
        } finally {
            gate.leave.release(ALL);
        }
    }

    @Test
    void no_more_calls_run_at_once_than_there_are_connections() throws Exception {
        var gate = new Gate();
        server.setDispatcher(gate);
        try (var client = client(connections(3, Duration.ofSeconds(30)));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Future<?>>();
            for (int call = 0; call < 10; call++) {
                calls.add(threads.submit(() -> client.from("t").select().list(Map.class)));
            }
            gate.arrived.acquire(3);
            gate.leave.release(ALL);
            for (Future<?> call : calls) {
                call.get();
            }
        }
        assertThat(gate.most).hasValue(3);
    }

    @Test
    void interrupt_ends_a_call_and_stays_set() throws Exception {
        var gate = new Gate();
        server.setDispatcher(gate);
        try (var client = client()) {
            var outcome = new AtomicInteger();
            var thread = Thread.ofVirtual().start(() -> {
                try {
                    client.from("t").select().list(Map.class);
                } catch (PostgrestUnansweredException e) {
                    outcome.set(Thread.currentThread().isInterrupted() ? 1 : 2);
                }
            });
            gate.arrived.acquire();
            thread.interrupt();
            thread.join();
            gate.leave.release(ALL);
            assertThat(outcome).hasValue(1);
        }
    }

    private PostgrestSettings connections(int connections, Duration limit) {
        return new PostgrestSettings(url(), Secret.of("key"), Secret.of("key"), connections, limit);
    }

    /** Holds each request until it may leave. */
    private static final class Gate extends Dispatcher {
        private final Semaphore arrived = new Semaphore(0);
        private final Semaphore leave = new Semaphore(0);
        private final AtomicInteger running = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            arrived.release();
            leave.acquire();
            running.decrementAndGet();
            return status(200, "[]");
        }
    }
}
