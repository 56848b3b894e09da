package dev.switchboard.sender;

import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.work.WorkerProcess;

/** Starts the sender worker. */
public final class SenderWorkerMain {
    private SenderWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        SqsClients.outliveShutdownHooks();
        WorkerProcess.run("sender-worker", () -> {
            var wiring = new SenderWiring(SenderSettings.from(System.getenv()));
            // jobs that wait for leave to send would hold up the drain
            Runtime.getRuntime().addShutdownHook(new Thread(wiring::letGoOfWaiting, "budget"));
            return wiring.wiring();
        });
    }
}
