package dev.switchboard.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnedProcessTest {
    private final OwnedProcess owned = new OwnedProcess(Duration.ofSeconds(30), () -> {});

    @Test
    void stop_that_comes_while_it_is_being_started_waits_and_ends_it() throws Exception {
        var starting = new CountDownLatch(1);
        var stopping = Thread.ofPlatform().unstarted(() -> {
            await(starting);
            owned.stop();
        });
        stopping.start();

        var process = owned.start(() -> {
            starting.countDown();
            while (stopping.getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            return new ProcessBuilder("sleep", "1000").start();
        });
        stopping.join();

        assertThat(process.waitFor()).isNotZero();
    }

    @Test
    void what_was_stopped_cannot_be_started() {
        owned.stop();

        assertThatThrownBy(() -> owned.start(() -> new ProcessBuilder("sleep", "1000").start()))
                .isInstanceOf(IOException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
