package dev.switchboard.local.gateway;

import dev.switchboard.local.template.FunctionDefinition;
import dev.switchboard.local.template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the function that answers a request, by API Gateway's rules: a literal segment goes before {@code {name}}, that
 * before {@code {name+}}, and a method before {@code ANY}.
 */
final class RouteTable {
    private final List<Entry> entries;

    RouteTable(List<FunctionDefinition> functions) {
        entries = functions.stream()
                .flatMap(function ->
                        function.routes().stream().map(route -> new Entry(route, function.name(), segments(route))))
                .sorted(Comparator.comparing(Entry::vagueness))
                .toList();
    }

    /** Returns the best route, or nothing if API Gateway would answer 404. */
    Optional<Match> find(String method, String path) {
        List<String> segments = List.of(path.split("/", -1));
        return entries.stream()
                .filter(entry -> entry.takes(method))
                .flatMap(entry -> entry.parameters(segments).stream()
                        .map(parameters -> new Match(entry.route().key(), entry.function(), parameters)))
                .findFirst();
    }

    private static List<String> segments(Route route) {
        return List.of(route.path().split("/", -1));
    }

    /**
     * A route that takes the request.
     *
     * @param pathParameters decoded, by name
     */
    record Match(String routeKey, String function, Map<String, String> pathParameters) {}

    private record Entry(Route route, String function, List<String> segments) {
        boolean takes(String method) {
            return "ANY".equals(route.method()) || route.method().equals(method);
        }

        /** Orders routes: the text is smaller, the more exactly the route says what it takes. */
        String vagueness() {
            var text = new StringBuilder();
            segments.forEach(segment -> text.append(isRest(segment) ? '2' : isVariable(segment) ? '1' : '0'));
            return text.append("ANY".equals(route.method()) ? "B" : "A").toString();
        }

        Optional<Map<String, String>> parameters(List<String> path) {
            var parameters = new LinkedHashMap<String, String>();
            for (int i = 0; i < segments.size(); i++) {
                String segment = segments.get(i);
                if (i >= path.size()) {
                    return Optional.empty();
                } else if (isRest(segment)) {
                    String rest = String.join("/", path.subList(i, path.size()));
                    parameters.put(segment.substring(1, segment.length() - 2), decode(rest));
                    return Optional.of(parameters);
                } else if (isVariable(segment)) {
                    parameters.put(segment.substring(1, segment.length() - 1), decode(path.get(i)));
                } else if (!segment.equals(path.get(i))) {
                    return Optional.empty();
                }
            }
            return path.size() == segments.size() ? Optional.of(parameters) : Optional.empty();
        }

        private static boolean isVariable(String segment) {
            return segment.startsWith("{");
        }

        private static boolean isRest(String segment) {
            return segment.endsWith("+}");
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
