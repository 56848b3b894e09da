package dev.switchboard.ingress.api;

import java.util.List;

/** The table of routes. {@code openapi.json} describes the same ones; a test holds them together. */
final class ApiRoutes {
    private ApiRoutes() {}

    static List<Route> table() {
        return List.of(Route.get("/health", Scope.PUBLIC, _ -> ApiAnswer.ok(new Health("up"))));
    }

    /** That the function answers; what it stands on is not asked. */
    private record Health(String status) {}
}
