package dev.switchboard.tgms;

import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.work.WorkerProcess;

/** Starts the TGMS worker. */
public final class TgmsWorkerMain {
    private TgmsWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        SqsClients.outliveShutdownHooks();
        WorkerProcess.run("tgms-worker", () -> new TgmsWiring(TgmsSettings.from(System.getenv())).wiring());
    }
}
