package dev.switchboard.dm;

import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.work.WorkerProcess;
import java.time.InstantSource;

/** Starts the DM worker. */
public final class DmWorkerMain {
    private DmWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        SqsClients.outliveShutdownHooks();
        WorkerProcess.run(
                "dm-worker", () -> new DmWiring(DmSettings.from(System.getenv()), InstantSource.system()).wiring());
    }
}
