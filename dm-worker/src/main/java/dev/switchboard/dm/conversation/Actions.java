package dev.switchboard.dm.conversation;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What a bot can be asked for, by name. Immutable. */
public final class Actions {
    private final Map<String, Action> byName;

    /** Keeps a copy. */
    public Actions(Map<String, Action> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Returns the same names with something made of each one's action. */
    public Actions each(BiFunction<String, Action, Action> made) {
        return new Actions(byName.entrySet().stream()
                .collect(
                        Collectors.toMap(Map.Entry::getKey, action -> made.apply(action.getKey(), action.getValue()))));
    }

    /** Returns the action of a name, or empty if there is none. */
    public Optional<Action> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
