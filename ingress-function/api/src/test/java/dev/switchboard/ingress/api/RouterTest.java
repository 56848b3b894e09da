package dev.switchboard.ingress.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private final Router router = new Router(List.of(
            Route.get("/bots", Scope.PUBLIC, _ -> ApiAnswer.ok("all")),
            new Route("POST", new PathTemplate("/bots"), Scope.PUBLIC, _ -> ApiAnswer.ok("made")),
            Route.get("/bots/main", Scope.PUBLIC, _ -> ApiAnswer.ok("the main one")),
            Route.get("/bots/{bot}/groups/{group}", Scope.PUBLIC, request -> ApiAnswer.ok(request.pathParameters())),
            Route.get("/bots/{bot}", Scope.PUBLIC, request -> ApiAnswer.ok(request.pathParameters()))));

    @Test
    void method_and_path_choose_the_route() {
        assertThat(answer("GET", "/bots").body()).isEqualTo("\"all\"");
        assertThat(answer("POST", "/bots").body()).isEqualTo("\"made\"");
    }

    @Test
    void named_segments_are_the_handlers_parameters() {
        assertThat(answer("GET", "/bots/7").body()).isEqualTo("{\"bot\":\"7\"}");
        assertThat(answer("GET", "/bots/7/groups/-1001").body())
                .contains("\"bot\":\"7\"")
                .contains("\"group\":\"-1001\"");
    }

    @Test
    void of_two_routes_that_fit_the_first_answers() {
        assertThat(answer("GET", "/bots/main").body()).isEqualTo("\"the main one\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/bot", "/bots/", "/bots/7/", "/bots/7/groups", "//bots", "/BOTS", "/{bot}"})
    void path_of_no_route_is_a_404_problem(String path) {
        var answer = answer("GET", path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"about:blank\"", "\"title\":\"Not Found\"", "\"status\":404");
    }

    @Test
    void method_of_no_route_is_a_405_problem_that_names_the_right_ones() {
        var answer = answer("DELETE", "/bots");

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers())
                .containsEntry("allow", "GET, POST")
                .containsEntry("content-type", "application/problem+json");
        assertThat(answer.body()).contains("\"status\":405");
    }

    private ApiAnswer answer(String method, String path) {
        return router.answer(ApiRequest.of(method, path));
    }
}
