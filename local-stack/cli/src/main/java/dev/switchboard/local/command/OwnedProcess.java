package dev.switchboard.local.command;

import dev.switchboard.local.process.Termination;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A process that ends with this one, though it is in a session of its own, which Ctrl-C in the terminal does not reach. Safe
 * for use by several threads: a stop that comes while the process is being started waits for it.
 */
final class OwnedProcess {
    private final Duration limit;
    private final Runnable announceStop;
    private @Nullable Process process;
    private boolean stopped;

    /**
     * Makes a process that is not started yet.
     *
     * @param limit how long it may take to end
     * @param announceStop says that it is being stopped
     */
    OwnedProcess(Duration limit, Runnable announceStop) {
        this.limit = limit;
        this.announceStop = announceStop;
    }

    /** Starts a process. */
    @FunctionalInterface
    interface Start {
        Process start() throws IOException;
    }

    /**
     * Starts it.
     *
     * @throws IOException if it cannot be started, or was stopped before
     */
    synchronized Process start(Start start) throws IOException {
        if (stopped) {
            throw new IOException("stopped before it was started");
        }
        process = start.start();
        return process;
    }

    /** Stops it if it runs, and waits for its end; from now on it cannot be started. */
    synchronized void stop() {
        stopped = true;
        if (process != null && process.isAlive()) {
            announceStop.run();
            process.destroy();
            Termination.awaitGone(List.of(process.toHandle()), limit);
        }
    }
}
