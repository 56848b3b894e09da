package dev.switchboard.local.supervisor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stack as its supervisor sees it.
 *
 * @param problem why the stack could not start, in the {@link Phase#FAILED} phase
 */
public record StackStatus(Phase phase, @Nullable String problem, List<PartStatus> parts) {
    /** Copies the list. */
    public StackStatus {
        parts = List.copyOf(parts);
    }

    /** Where the stack is in its life. */
    public enum Phase {
        STARTING,
        /** It was whole once; a part may be restarting. */
        HEALTHY,
        STOPPING,
        STOPPED,
        FAILED
    }
}
