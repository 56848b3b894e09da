package dev.switchboard.dm.conversation;

import java.util.Map;
import java.util.Optional;

/** What a bot can be asked for, by name. Immutable. */
public final class Actions {
    private final Map<String, Action> byName;

    /** Keeps a copy. */
    public Actions(Map<String, Action> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Returns the action of a name, or empty if there is none. */
    public Optional<Action> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
