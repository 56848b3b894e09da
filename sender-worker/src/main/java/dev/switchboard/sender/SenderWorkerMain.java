package dev.switchboard.sender;

import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.work.WorkerProcess;

/** Starts the sender worker. */
public final class SenderWorkerMain {
    private SenderWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        SqsClients.outliveShutdownHooks();
        WorkerProcess.run("sender-worker", () -> new SenderWiring(SenderSettings.from(System.getenv())).wiring());
    }
}
