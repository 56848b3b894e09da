package dev.switchboard.ingress.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * What handlers need of an API Gateway HTTP API event, payload format 2.0.
 *
 * @param method the HTTP method
 * @param path the path, without the query
 * @param pathParameters the parts of the path that the route's template names
 */
record ApiRequest(String method, String path, Map<String, String> pathParameters) {
    private static final ObjectReader JSON = new ObjectMapper().reader();

    /** Copies the map. */
    ApiRequest {
        pathParameters = Map.copyOf(pathParameters);
    }

    /** Returns a request whose route is not known yet. */
    static ApiRequest of(String method, String path) {
        return new ApiRequest(method, path, Map.of());
    }

    /**
     * Reads an event.
     *
     * @throws IOException if API Gateway sent something that is no event
     */
    static ApiRequest read(InputStream event) throws IOException {
        var json = JSON.readTree(event);
        var http = json.path("requestContext").path("http");
        return of(http.path("method").asText(), json.path("rawPath").asText());
    }

    ApiRequest with(Map<String, String> parameters) {
        return new ApiRequest(method, path, parameters);
    }
}
