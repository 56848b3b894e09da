package dev.switchboard.local.lambda;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One call of a function, from its arrival to its result. */
final class Invocation {
    private final String requestId;
    private final String event;
    private final CompletableFuture<InvocationResult> result = new CompletableFuture<>();

    Invocation(String requestId, String event) {
        this.requestId = requestId;
        this.event = event;
    }

    String requestId() {
        return requestId;
    }

    String event() {
        return event;
    }

    /** Returns an X-Ray trace header, as Lambda gives one to each invocation. */
    String traceId() {
        String digits = requestId.replace("-", "");
        return "Root=1-" + digits.substring(0, 8) + "-" + digits.substring(8) + ";Sampled=0";
    }

    /** Waits for the result. */
    InvocationResult await() {
        return result.join();
    }

    /** Settles the invocation; later results are ignored. */
    void complete(InvocationResult settled) {
        result.complete(settled);
    }

    /** Settles the invocation as failed, because its process ended. */
    void failExited(String how) {
        fail("Runtime.ExitError", "Runtime exited: " + how);
    }

    /** Settles the invocation as failed, because it took too long. */
    void failTimedOut(Duration timeout) {
        fail("Sandbox.Timedout", "Task timed out after %.2f seconds".formatted(timeout.toMillis() / 1000.0));
    }

    private void fail(String type, String message) {
        complete(new InvocationResult.Failed(JsonNodeFactory.instance
                .objectNode()
                .put("errorType", type)
                .put("errorMessage", "RequestId: " + requestId + " Error: " + message)
                .toString()));
    }
}
