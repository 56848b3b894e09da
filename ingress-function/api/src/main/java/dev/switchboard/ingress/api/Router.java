package dev.switchboard.ingress.api;

import java.util.List;
import java.util.stream.Collectors;

/** Finds the route of a request and lets it answer: the first of the table whose method and path fit. */
final class Router {
    private final List<Route> routes;

    Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Answers a request: 404 if no route has its path, 405 if none of those has its method. */
    ApiAnswer answer(ApiRequest request) {
        var atPath = routes.stream()
                .filter(route -> route.path().parametersOf(request.path()).isPresent())
                .toList();
        if (atPath.isEmpty()) {
            return ApiAnswer.notFound();
        }
        return atPath.stream()
                .filter(route -> route.method().equals(request.method()))
                .findFirst()
                .map(route -> call(route, request))
                .orElseGet(() -> ApiAnswer.methodNotAllowed(
                        atPath.stream().map(Route::method).distinct().sorted().collect(Collectors.joining(", "))));
    }

    private static ApiAnswer call(Route route, ApiRequest request) {
        var parameters = route.path().parametersOf(request.path()).orElseThrow();
        return switch (route.scope()) {
            case PUBLIC -> route.handler().handle(request.with(parameters));
        };
    }
}
