package dev.switchboard.ingress.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Holds {@code openapi.json} and the table of routes together. */
class OpenApiTest {
    private Map<String, JsonNode> operations = Map.of();
    private JsonNode document = new ObjectMapper().createObjectNode();

    @BeforeEach
    void read() throws IOException {
        try (var file = ApiRoutes.class.getResourceAsStream("openapi.json")) {
            document = new ObjectMapper().readTree(Objects.requireNonNull(file));
        }
        var found = new HashMap<String, JsonNode>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> found.put(
                                operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                operation.getValue())));
        operations = found;
    }

    @Test
    void document_has_the_operations_of_the_table_and_no_others() {
        assertThat(document.path("openapi").asText()).startsWith("3.1.");
        assertThat(operations.keySet())
                .isEqualTo(ApiRoutes.table().stream().map(OpenApiTest::key).collect(Collectors.toSet()));
    }

    @Test
    void table_has_no_route_twice() {
        assertThat(ApiRoutes.table().stream().map(OpenApiTest::key)).doesNotHaveDuplicates();
    }

    @Test
    void security_is_that_of_the_routes_scope() {
        assertThat(ApiRoutes.table()).allSatisfy(route -> {
            var security = operation(route).path("security");
            switch (route.scope()) {
                case PUBLIC ->
                    assertThat(security.isArray() && security.isEmpty()).isTrue();
            }
        });
    }

    @Test
    void every_operation_declares_its_problems() {
        assertThat(operations.values())
                .allSatisfy(operation -> assertThat(operation
                                .path("responses")
                                .path("default")
                                .path("$ref")
                                .asText())
                        .isEqualTo("#/components/responses/Problem"));
    }

    @Test
    void answers_have_the_fields_of_their_schemas() throws IOException {
        var router = new Router(ApiRoutes.table());

        assertThat(fields(router.answer(ApiRequest.of("GET", "/health")))).isEqualTo(properties("Health"));
        assertThat(fields(router.answer(ApiRequest.of("GET", "/nowhere")))).isEqualTo(properties("Problem"));
    }

    private JsonNode operation(Route route) {
        return Objects.requireNonNull(operations.get(key(route)), key(route));
    }

    private Iterable<String> properties(String schema) {
        return names(document.path("components").path("schemas").path(schema).path("properties"));
    }

    private static Iterable<String> fields(ApiAnswer answer) throws IOException {
        return names(new ObjectMapper().readTree(answer.body()));
    }

    private static Iterable<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    private static String key(Route route) {
        return route.method() + " " + route.path().text();
    }
}
