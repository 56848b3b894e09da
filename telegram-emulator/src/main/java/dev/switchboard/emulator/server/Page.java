package dev.switchboard.emulator.server;

import dev.switchboard.emulator.world.NotPossible;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/**
 * The page on which one chats with bots in a browser: files from the class path, and lit-html from its WebJar.
 *
 * <p>The policy lets no script run but these files, and no text become markup but the templates in them.
 */
final class Page implements HttpService {
    private static final String FILES = "/page/";
    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types lit-html");

    private final String library;

    Page() {
        library = "/META-INF/resources/webjars/lit-html/" + libraryVersion() + "/";
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/", (request, response) -> send(request, response, FILES + "index.html"))
                .get("/_emulator[/]", (request, response) -> send(request, response, FILES + "index.html"))
                .get(
                        "/_emulator/page/lib/{name}",
                        (request, response) -> send(request, response, library + name(request)))
                .get(
                        "/_emulator/page/lib/directives/{name}",
                        (request, response) -> send(request, response, library + "directives/" + name(request)))
                .get("/_emulator/page/{name}", (request, response) -> send(request, response, FILES + name(request)));
    }

    private static String name(ServerRequest request) {
        String name = request.path().pathParameters().get("name");
        if (!name.matches("[a-z]+(-[a-z]+)*\\.[a-z]+")) {
            throw NotPossible.noSuch("file", name);
        }
        return name;
    }

    private static void send(ServerRequest request, ServerResponse response, String resource) throws IOException {
        byte[] content = content(resource);
        String hash = '"' + hash(content) + '"';
        response.header(HeaderNames.ETAG, hash)
                // kept by the browser, and asked for again each time: the page is never older than the emulator
                .header(HeaderNames.CACHE_CONTROL, "no-cache")
                .header(HeaderNames.CONTENT_TYPE, contentType(resource))
                .header(HeaderNames.create("Content-Security-Policy"), POLICY)
                .header(HeaderNames.create("Referrer-Policy"), "no-referrer")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        if (request.headers().first(HeaderNames.IF_NONE_MATCH).orElse("").equals(hash)) {
            response.status(304).send();
        } else {
            response.send(content);
        }
    }

    private static byte[] content(String resource) throws IOException {
        try (InputStream file = Page.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw NotPossible.noSuch("file", resource.substring(resource.lastIndexOf('/') + 1));
            }
            return file.readAllBytes();
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String contentType(String resource) {
        return switch (resource.substring(resource.lastIndexOf('.'))) {
            case ".html" -> "text/html; charset=utf-8";
            case ".js" -> "text/javascript; charset=utf-8";
            case ".css" -> "text/css; charset=utf-8";
            case ".svg" -> "image/svg+xml";
            default -> "application/octet-stream";
        };
    }

    /** A WebJar's folder has its version in the name; Maven's own file in the jar tells which it is. */
    private static String libraryVersion() {
        Properties properties = new Properties();
        try (InputStream file =
                Page.class.getResourceAsStream("/META-INF/maven/org.webjars.npm/lit-html/pom.properties")) {
            if (file == null) {
                throw new IllegalStateException("lit-html is not on the class path");
            }
            properties.load(file);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read lit-html's version", e);
        }
        return properties.getProperty("version", "");
    }
}
