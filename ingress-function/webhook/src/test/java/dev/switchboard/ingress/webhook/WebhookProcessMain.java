package dev.switchboard.ingress.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.switchboard.parts.lambda.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;

/**
 * The function as one of Lambda's execution environments runs it: a process of its own, one request at a time. Takes the
 * port to listen on; requests come to it as API Gateway would write them.
 */
final class WebhookProcessMain {
    static final String READY = "/ready";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookFunction function = new WebhookFunction();

    private WebhookProcessMain() {}

    public static void main(String[] arguments) throws IOException {
        var process = new WebhookProcessMain();
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext(READY, exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.createContext("/", process::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var context = new RecordingContext();
        var answer = new ByteArrayOutputStream();
        function.handleRequest(new ByteArrayInputStream(event(exchange)), answer, context);
        answer(exchange, JSON.readTree(answer.toByteArray()));
        System.out.print(context.logged());
    }

    private static byte[] event(HttpExchange exchange) throws IOException {
        var event = JSON.createObjectNode().put("version", "2.0").put("isBase64Encoded", true);
        var headers = event.putObject("headers");
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        event.putObject("requestContext").putObject("http").put("method", exchange.getRequestMethod());
        event.put(
                "body",
                Base64.getEncoder().encodeToString(exchange.getRequestBody().readAllBytes()));
        return JSON.writeValueAsBytes(event);
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        for (Map.Entry<String, JsonNode> header : answer.path("headers").properties()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue().asText());
        }
        var body = answer.path("body").asText().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.path("statusCode").asInt(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
