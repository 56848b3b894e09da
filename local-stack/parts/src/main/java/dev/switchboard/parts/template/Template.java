package dev.switchboard.parts.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CloudFormation or SAM template as one deployment sees it.
 *
 * <p>{@code Ref}, {@code GetAtt} (of {@code Arn} and names), {@code Sub}, {@code Join}, {@code If} with {@code Equals},
 * {@code Not}, {@code And} and {@code Or} are understood; another function fails where a resource that uses it is read.
 */
public final class Template {
    private final Map<String, Object> document;
    private final Intrinsics intrinsics;

    private Template(Map<String, Object> document, Deployment deployment) {
        this.document = document;
        this.intrinsics = new Intrinsics(this, deployment);
    }

    /** Reads a template for one deployment. */
    public static Template read(Path file, Deployment deployment) {
        try {
            return parse(Files.readString(file), deployment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a template's text for one deployment. */
    public static Template parse(String yaml, Deployment deployment) {
        return new Template(mapping(TemplateYaml.load(yaml)), deployment);
    }

    /** Returns the resources of one type, in the template's order; those whose condition is false are left out. */
    public List<Resource> resources(String type) {
        return section("Resources").entrySet().stream()
                .filter(entry -> type.equals(mapping(entry.getValue()).get("Type")))
                .filter(entry -> isWanted(mapping(entry.getValue())))
                .map(entry -> new Resource(
                        entry.getKey(),
                        type,
                        mapping(intrinsics.resolve(mapping(entry.getValue()).getOrDefault("Properties", Map.of())))))
                .toList();
    }

    /** Returns what {@code Ref} stands for: of a queue its address, of most other resources their name. */
    String reference(Resource resource) {
        return String.valueOf(intrinsics.resolve(Map.of("Ref", resource.logicalId())));
    }

    private boolean isWanted(Map<String, Object> resource) {
        return !(resource.get("Condition") instanceof String condition) || intrinsics.condition(condition);
    }

    Map<String, Object> section(String name) {
        return mapping(document.getOrDefault(name, Map.of()));
    }

    @Nullable
    Map<String, Object> resource(String logicalId) {
        var resource = section("Resources").get(logicalId);
        return resource == null ? null : mapping(resource);
    }

    static Map<String, Object> mapping(@Nullable Object node) {
        if (!(node instanceof Map<?, ?> map)) {
            throw new InvalidTemplateException("expected a mapping, found " + node);
        }
        return map.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        entry -> String.valueOf(entry.getKey()),
                        entry -> Objects.requireNonNull((Object) entry.getValue()),
                        (first, second) -> second,
                        LinkedHashMap::new));
    }
}
