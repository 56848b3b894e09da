package dev.switchboard.local.supervisor;

import dev.switchboard.parts.PartCommand;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * How one part is run.
 *
 * @param name the part's name in lists, logs and {@code stack.json}
 * @param port where it listens
 * @param needs the parts that must be ready before its first start, and that are stopped after it
 * @param preparation makes its data folder and the like, and its command; carried out once
 * @param onReady what is done each time that it has become ready, before it counts as ready
 * @param readyWithin how long it may take to become ready
 * @param grace how long it may take to end when asked to
 */
public record PartPlan(
        String name,
        int port,
        Set<String> needs,
        Preparation preparation,
        OnReady onReady,
        Duration readyWithin,
        Duration grace) {
    /** Many times what the slowest part takes on a busy machine. */
    private static final Duration READY_WITHIN = Duration.ofSeconds(90);

    private static final Duration GRACE = Duration.ofSeconds(10);

    /** Copies the names. */
    public PartPlan {
        needs = Set.copyOf(needs);
    }

    /** Makes a plan of a part that needs nothing done once it is ready. */
    public static PartPlan of(String name, int port, Set<String> needs, Preparation preparation) {
        return new PartPlan(name, port, needs, preparation, () -> {}, READY_WITHIN, GRACE);
    }

    /** Returns this plan with something to do each time that the part has become ready. */
    public PartPlan onReady(OnReady step) {
        return new PartPlan(name, port, needs, preparation, step, readyWithin, grace);
    }

    /** Returns this plan with another time to end. */
    public PartPlan grace(Duration time) {
        return new PartPlan(name, port, needs, preparation, onReady, readyWithin, time);
    }

    /** Returns this plan with another time to become ready. */
    public PartPlan readyWithin(Duration time) {
        return new PartPlan(name, port, needs, preparation, onReady, time, grace);
    }

    /** Makes a part's command. */
    @FunctionalInterface
    public interface Preparation {
        /** Prepares the part. */
        PartCommand prepare() throws IOException;
    }

    /** Completes a part's start. */
    @FunctionalInterface
    public interface OnReady {
        /**
         * Does it; safe to repeat.
         *
         * @throws IOException if it may succeed later; it is done again after a growing wait of 1 s at first
         * @throws dev.switchboard.parts.PartFailedException if it never will: the first start of the stack is given up
         */
        void run() throws IOException, InterruptedException;
    }
}
