package dev.switchboard.sender.budget;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An ask whose job waits.
 *
 * @param grant what came of it
 */
record Waiting(Ask ask, long arrival, Instant deadline, CompletableFuture<Grant> grant) implements ServiceOrder.Place {}
