package dev.switchboard.sender;

import dev.switchboard.work.WorkerProcess;

/** Starts the sender worker. */
public final class SenderWorkerMain {
    private SenderWorkerMain() {}

    /** Runs until SIGTERM; settings come from the environment. */
    public static void main(String[] args) {
        WorkerProcess.run("sender-worker", () -> new SenderWiring(SenderSettings.from(System.getenv())).wiring());
    }
}
