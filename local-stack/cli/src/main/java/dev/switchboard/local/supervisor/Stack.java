package dev.switchboard.local.supervisor;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What a supervisor runs. */
public interface Stack {
    /** Returns the parts. */
    List<PartPlan> plans() throws IOException;

    /** Returns what {@code stack.json} says, but for the pids. */
    Map<String, Object> facts();
}
