package dev.switchboard.local.lambda;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The execution environments that may use the {@link RuntimeApi}, by name. Safe for use by several threads. */
public final class EnvironmentDirectory {
    private final ConcurrentMap<String, ExecutionEnvironment> environments = new ConcurrentHashMap<>();

    void add(ExecutionEnvironment environment) {
        environments.put(environment.name(), environment);
    }

    void remove(ExecutionEnvironment environment) {
        environments.remove(environment.name(), environment);
    }

    Optional<ExecutionEnvironment> find(String name) {
        return Optional.ofNullable(environments.get(name));
    }
}
