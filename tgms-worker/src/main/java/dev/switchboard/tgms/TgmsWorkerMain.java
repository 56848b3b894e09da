package dev.switchboard.tgms;

import dev.switchboard.job.LogicalQueue;
import dev.switchboard.queue.sqs.SqsClients;
import dev.switchboard.work.WaitingWorkerWiring;
import dev.switchboard.work.WorkerProcess;

/** Starts the TGMS worker. */
public final class TgmsWorkerMain {
    private TgmsWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        SqsClients.outliveShutdownHooks();
        WorkerProcess.run("tgms-worker", () -> WaitingWorkerWiring.of(LogicalQueue.TGMS_QUEUE, System.getenv()));
    }
}
