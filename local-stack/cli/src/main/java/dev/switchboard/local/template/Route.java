package dev.switchboard.local.template;

import java.util.Locale;

/**
 * One route of an HTTP API.
 *
 * @param method an HTTP method in capitals, or {@code ANY}
 * @param path a path whose segments are literal, {@code {name}} or, as the last, {@code {name+}}
 */
public record Route(String method, String path) {
    /** Puts the method in capitals. */
    public Route {
        method = method.toUpperCase(Locale.ROOT);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a route's path starts with a slash: " + path);
        }
    }

    /** Returns API Gateway's name of the route, such as {@code POST /api/webhooks/telegram}. */
    public String key() {
        return method + " " + path;
    }
}
