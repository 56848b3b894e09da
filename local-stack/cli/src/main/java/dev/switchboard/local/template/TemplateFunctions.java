package dev.switchboard.local.template;

import dev.switchboard.parts.template.Resource;
import dev.switchboard.parts.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a template's Lambda functions. */
public final class TemplateFunctions {
    /** AWS: a function's time-out is 3 s and its memory 128 MB unless given. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;

    private static final int DEFAULT_MEMORY_MB = 128;

    private TemplateFunctions() {}

    /**
     * Returns the functions in the template's order.
     *
     * @param stage the prefix of the functions' names
     * @throws IllegalArgumentException naming the function that lacks what running it needs
     */
    public static List<FunctionDefinition> of(Template template, String stage) {
        return template.resources("AWS::Serverless::Function").stream()
                .map(resource -> function(resource, stage))
                .toList();
    }

    private static FunctionDefinition function(Resource resource, String stage) {
        Map<String, Object> properties = resource.properties();
        String functionName = text(resource, properties, "FunctionName");
        return new FunctionDefinition(
                functionName.startsWith(stage + "-") ? functionName.substring(stage.length() + 1) : functionName,
                Path.of(text(resource, properties, "CodeUri")),
                text(resource, properties, "Handler"),
                Duration.ofSeconds(number(properties, "Timeout", DEFAULT_TIMEOUT_SECONDS)),
                number(properties, "MemorySize", DEFAULT_MEMORY_MB),
                properties.containsKey("SnapStart"),
                section(section(properties, "Environment"), "Variables").keySet().stream()
                        .map(String::valueOf)
                        .collect(Collectors.toSet()),
                routes(resource));
    }

    private static List<Route> routes(Resource resource) {
        return section(resource.properties(), "Events").values().stream()
                .filter(event -> event instanceof Map<?, ?> body && "HttpApi".equals(body.get("Type")))
                .map(event -> section((Map<?, ?>) event, "Properties"))
                .map(event -> new Route(text(resource, event, "Method"), text(resource, event, "Path")))
                .toList();
    }

    private static Map<?, ?> section(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }

    private static String text(Resource resource, Map<?, ?> properties, String key) {
        return Optional.ofNullable(properties.get(key))
                .map(Object::toString)
                .orElseThrow(() -> new IllegalArgumentException(resource.logicalId() + " has no " + key));
    }

    private static int number(Map<?, ?> properties, String key, int fallback) {
        return properties.get(key) instanceof Number number ? number.intValue() : fallback;
    }
}
