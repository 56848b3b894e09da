package dev.switchboard.emulator.server;

import dev.switchboard.emulator.server.ControlExchange.Action;
import io.helidon.http.Method;
import io.helidon.webserver.http.Handler;

/**
 * An operation of the control API, as data: the server routes by it, and a test holds it against the description.
 *
 * @param path under {@code /_emulator}, with parameters in braces
 * @param status what it answers where nothing is wrong
 */
record ControlRoute(Method method, String path, int status, Handler handler) {
    /** Reads something. */
    static ControlRoute get(String path, Action action) {
        return of(Method.GET, path, 200, action);
    }

    /** Makes or does something; {@code status} says which. */
    static ControlRoute post(String path, int status, Action action) {
        return of(Method.POST, path, status, action);
    }

    /** Makes something so. */
    static ControlRoute put(String path, Action action) {
        return of(Method.PUT, path, 200, action);
    }

    /** Takes something away. */
    static ControlRoute delete(String path, Action action) {
        return of(Method.DELETE, path, 200, action);
    }

    /** Reads what is no JSON. */
    static ControlRoute raw(String path, Handler handler) {
        return new ControlRoute(Method.GET, path, 200, handler);
    }

    private static ControlRoute of(Method method, String path, int status, Action action) {
        return new ControlRoute(method, path, status, ControlExchange.answering(status, action));
    }

    /** Returns the operation in words, such as {@code POST /people 201}. */
    String words() {
        return method.text() + " " + path + " " + status;
    }
}
