package dev.switchboard.local.template;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The Lambda functions of a SAM template.
 *
 * <p>Intrinsic functions are not resolved: {@code !Sub "${Stage}-webhook"} is read as its text. What matters locally is
 * which variables a function is given, not the values that they have on AWS.
 *
 * @param functions in the template's order
 */
public record SamTemplate(List<FunctionDefinition> functions) {
    private static final String STAGE_PREFIX = "${Stage}-";
    /** AWS: a function's time-out is 3 s and its memory 128 MB unless given. */
    private static final int DEFAULT_TIMEOUT_SECONDS = 3;

    private static final int DEFAULT_MEMORY_MB = 128;

    /** Copies the list. */
    public SamTemplate {
        functions = List.copyOf(functions);
    }

    /**
     * Reads a template.
     *
     * @throws InvalidTemplate if a function lacks what running it needs
     */
    public static SamTemplate read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            Map<?, ?> template = new Yaml(new Intrinsics()).load(reader);
            var functions = section(template, "Resources").entrySet().stream()
                    .filter(resource -> resource.getValue() instanceof Map<?, ?> body
                            && "AWS::Serverless::Function".equals(body.get("Type")))
                    .map(resource -> function(
                            String.valueOf(resource.getKey()), section((Map<?, ?>) resource.getValue(), "Properties")))
                    .toList();
            return new SamTemplate(functions);
        }
    }

    private static FunctionDefinition function(String logicalId, Map<?, ?> properties) {
        return new FunctionDefinition(
                name(logicalId, properties),
                Path.of(text(logicalId, properties, "CodeUri")),
                text(logicalId, properties, "Handler"),
                Duration.ofSeconds(number(properties, "Timeout", DEFAULT_TIMEOUT_SECONDS)),
                number(properties, "MemorySize", DEFAULT_MEMORY_MB),
                properties.containsKey("SnapStart"),
                names(section(section(properties, "Environment"), "Variables")),
                section(properties, "Events").values().stream()
                        .filter(event -> event instanceof Map<?, ?> body && "HttpApi".equals(body.get("Type")))
                        .map(event -> section((Map<?, ?>) event, "Properties"))
                        .map(event -> new Route(text(logicalId, event, "Method"), text(logicalId, event, "Path")))
                        .toList());
    }

    private static String name(String logicalId, Map<?, ?> properties) {
        String name = text(logicalId, properties, "FunctionName");
        if (!name.startsWith(STAGE_PREFIX)) {
            throw new InvalidTemplate(logicalId + ": FunctionName must start with " + STAGE_PREFIX);
        }
        return name.substring(STAGE_PREFIX.length());
    }

    private static Map<?, ?> section(Map<?, ?> parent, String key) {
        return parent.get(key) instanceof Map<?, ?> child ? child : Map.of();
    }

    private static Set<String> names(Map<?, ?> section) {
        return section.keySet().stream().map(String::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    private static String text(String logicalId, Map<?, ?> properties, String key) {
        @Nullable Object value = properties.get(key);
        if (value == null) {
            throw new InvalidTemplate(logicalId + " has no " + key);
        }
        return value.toString();
    }

    private static int number(Map<?, ?> properties, String key, int fallback) {
        return properties.get(key) instanceof Number number ? number.intValue() : fallback;
    }

    /** Reads {@code !Sub x} and its like as plain values. */
    private static final class Intrinsics extends SafeConstructor {
        Intrinsics() {
            super(new LoaderOptions());
            yamlMultiConstructors.put("!", new AbstractConstruct() {
                @Override
                public Object construct(Node node) {
                    return switch (node) {
                        case ScalarNode scalar -> scalar.getValue();
                        case SequenceNode sequence -> constructSequence(sequence);
                        case MappingNode mapping -> constructMapping(mapping);
                        default -> throw new InvalidTemplate("cannot read a value with the tag " + node.getTag());
                    };
                }
            });
        }
    }
}
