package dev.switchboard.sender.budget;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A job that waits for leave. */
record WaitingJob(Ask ask, Thread thread, CompletableFuture<Grant> grant) {
    /** How long a test waits for a job. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Starts a job and returns when it waits, or is answered. */
    static WaitingJob start(BotPacer pacer, Ask ask) {
        var grant = new CompletableFuture<Grant>();
        var job = new WaitingJob(ask, Thread.ofPlatform().start(() -> grant.complete(pacer.await(ask))), grant);
        await("it waits, or is answered")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> grant.isDone() || job.thread().getState() == Thread.State.TIMED_WAITING);
        return job;
    }

    Grant grantSoon() {
        return grant.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }
}
