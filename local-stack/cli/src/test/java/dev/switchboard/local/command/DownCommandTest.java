package dev.switchboard.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.supervisor.Leftovers;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code down} says. What it ends is tested with the stack. */
class DownCommandTest {
    private final StringWriter out = new StringWriter();
    private final Terminal terminal = new Terminal(new PrintWriter(out), false);

    @Test
    void what_could_not_be_stopped_is_named_and_is_a_failure() {
        var left = Leftovers.named("redis", ProcessHandle.current()).toList();

        assertThat(DownCommand.told(terminal, true, new Leftovers.Ended(3, left)))
                .isEqualTo(1);
        assertThat(out)
                .hasToString("These could not be stopped: redis (pid "
                        + ProcessHandle.current().pid() + ")." + System.lineSeparator());
    }

    @Test
    void what_is_gone_is_stopped() {
        assertThat(DownCommand.told(terminal, true, new Leftovers.Ended(3, List.of())))
                .isZero();
        assertThat(out).hasToString("Stopped." + System.lineSeparator());
    }
}
