package dev.switchboard.parts.fault;

import java.time.Duration;

/** What a {@link FaultProxy} does to everything that passes. */
public sealed interface Fault {
    /** Nothing: all passes. */
    record None() implements Fault {}

    /** Connections are refused, and those that stand are closed: the server is down. */
    record Refuse() implements Fault {}

    /** Connections are accepted and nothing is ever answered: the server hangs, or a network swallows packets. */
    record BlackHole() implements Fault {}

    /** What arrives, from either side, is passed on so much later. */
    record Delay(Duration by) implements Fault {}

    /** A connection is closed when so many bytes of answers have been returned through it. */
    record CutAfter(long bytes) implements Fault {}

    /** Answers are returned up to the end of this text, and then nothing: the server hangs in the midst of an answer. */
    record StallAfter(String text) implements Fault {}
}
