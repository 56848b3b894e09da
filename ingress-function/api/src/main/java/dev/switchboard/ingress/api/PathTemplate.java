package dev.switchboard.ingress.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A path whose segments are literal or {@code {name}}, such as {@code /bots/{bot}}.
 *
 * @param text the template as OpenAPI writes it
 */
record PathTemplate(String text) {

    /** Checks that the template can be told from a relative path. */
    PathTemplate {
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("a path starts with a slash: " + text);
        }
    }

    /**
     * Returns the parameters of a path that fits, by name. Their values stand as they do in the path: identifiers need
     * no escapes.
     */
    Optional<Map<String, String>> parametersOf(String path) {
        var wanted = segments(text);
        var given = segments(path);
        if (wanted.size() != given.size()) {
            return Optional.empty();
        }
        var parameters = new HashMap<String, String>();
        for (int i = 0; i < wanted.size(); i++) {
            var segment = wanted.get(i);
            if (isParameter(segment) && !given.get(i).isEmpty()) {
                parameters.put(segment.substring(1, segment.length() - 1), given.get(i));
            } else if (!segment.equals(given.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(Map.copyOf(parameters));
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    private static List<String> segments(String path) {
        return List.of(path.split("/", -1));
    }
}
