package dev.switchboard.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * A Lambda function as the template declares it.
 *
 * @param name the function's name without the stage's prefix, such as {@code webhook}
 * @param artifact the deployable zip, relative to the template
 * @param handler the class that handles events
 * @param timeout how long one invocation may take
 * @param memoryMb the memory of one execution environment
 * @param snapStart whether Lambda starts environments from a snapshot
 * @param variables the names of the environment variables that the function is given
 * @param routes the HTTP API's routes that lead to it
 */
public record FunctionDefinition(
        String name,
        Path artifact,
        String handler,
        Duration timeout,
        int memoryMb,
        boolean snapStart,
        Set<String> variables,
        List<Route> routes) {
    /** Copies the collections. */
    public FunctionDefinition {
        variables = Set.copyOf(variables);
        routes = List.copyOf(routes);
    }
}
