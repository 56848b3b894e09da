package dev.switchboard.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.local.template.FunctionDefinition;
import dev.switchboard.local.template.Route;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private final RouteTable routes = new RouteTable(List.of(
            function("rest", new Route("ANY", "/api/{proxy+}")),
            function("bots", new Route("GET", "/api/bots/{id}"), new Route("ANY", "/api/bots/{id}")),
            function("webhook", new Route("ANY", "/api/webhooks/telegram"))));

    @Test
    void the_most_exact_route_wins() {
        assertThat(find("POST", "/api/webhooks/telegram")).isEqualTo("webhook ANY /api/webhooks/telegram {}");
        assertThat(find("GET", "/api/bots/7%20a")).isEqualTo("bots GET /api/bots/{id} {id=7 a}");
        assertThat(find("DELETE", "/api/bots/7")).isEqualTo("bots ANY /api/bots/{id} {id=7}");
        assertThat(find("GET", "/api/bots/7/events")).isEqualTo("rest ANY /api/{proxy+} {proxy=bots/7/events}");
    }

    @Test
    void other_paths_have_no_route() {
        assertThat(routes.find("GET", "/")).isEmpty();
        assertThat(routes.find("GET", "/api")).isEmpty();
        assertThat(routes.find("GET", "/other/api/bots/7")).isEmpty();
    }

    private String find(String method, String path) {
        RouteTable.Match match = routes.find(method, path).orElseThrow();
        return match.function() + " " + match.routeKey() + " " + Map.copyOf(match.pathParameters());
    }

    private static FunctionDefinition function(String name, Route... routes) {
        return new FunctionDefinition(
                name, Path.of("x.zip"), "x", Duration.ofSeconds(1), 128, false, Set.of(), List.of(routes));
    }
}
