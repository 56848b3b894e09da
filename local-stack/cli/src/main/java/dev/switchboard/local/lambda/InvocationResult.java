package dev.switchboard.local.lambda;

/** What became of one invocation. */
public sealed interface InvocationResult {
    /** The handler returned; the payload is what it wrote, which is JSON. */
    record Succeeded(String payload) implements InvocationResult {}

    /**
     * The handler threw, ran out of time, or its process ended.
     *
     * @param error Lambda's JSON object with {@code errorType} and {@code errorMessage}
     */
    record Failed(String error) implements InvocationResult {}

    /** All environments are busy and enough invocations wait already; nothing was run. */
    record Throttled() implements InvocationResult {}
}
