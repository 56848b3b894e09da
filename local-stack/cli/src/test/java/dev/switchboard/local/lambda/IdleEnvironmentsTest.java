package dev.switchboard.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleEnvironmentsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration IDLE_TIME = Duration.ofMinutes(1);

    private final IdleEnvironments idle = new IdleEnvironments();
    private final ExecutionEnvironment first;
    private final ExecutionEnvironment second;

    IdleEnvironmentsTest(@TempDir Path folder) throws IOException {
        try (var lambda = new ScriptedLambda(folder)) {
            LambdaFunction function =
                    lambda.function(ScriptedLambda.HANDLER, new Scaling(0, 2, 10, IDLE_TIME), () -> NOON);
            first = new ExecutionEnvironment("scripted-1", function);
            second = new ExecutionEnvironment("scripted-2", function);
        }
    }

    @BeforeEach
    void becomeIdleOneAfterTheOther() {
        idle.add(first, NOON);
        idle.add(second, NOON.plusSeconds(10));
    }

    @Test
    void environment_that_was_used_last_is_used_next() {
        assertThat(idle.take()).containsSame(second);
        assertThat(idle.take()).containsSame(first);
        assertThat(idle.take()).isEmpty();
    }

    @Test
    void environment_that_was_idle_long_enough_is_taken_to_be_retired() {
        assertThat(idle.takeColdest(IDLE_TIME, NOON.plusSeconds(59))).isEmpty();
        assertThat(idle.takeColdest(IDLE_TIME, NOON.plusSeconds(60))).containsSame(first);
        assertThat(idle.takeColdest(IDLE_TIME, NOON.plusSeconds(69))).isEmpty();
        assertThat(idle.takeColdest(IDLE_TIME, NOON.plusSeconds(70))).containsSame(second);
        assertThat(idle.takeColdest(IDLE_TIME, NOON.plusSeconds(99))).isEmpty();
    }

    @Test
    void environment_that_ended_is_idle_no_more() {
        idle.remove(second);

        assertThat(idle.take()).containsSame(first);
        assertThat(idle.take()).isEmpty();
    }
}
