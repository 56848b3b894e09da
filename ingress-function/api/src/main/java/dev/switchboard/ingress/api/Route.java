package dev.switchboard.ingress.api;

/**
 * A line of the table of routes.
 *
 * @param method an HTTP method in capitals
 * @param path which paths it takes
 * @param scope what a caller must be allowed to do
 * @param handler who answers
 */
record Route(String method, PathTemplate path, Scope scope, Handler handler) {

    static Route get(String path, Scope scope, Handler handler) {
        return new Route("GET", new PathTemplate(path), scope, handler);
    }
}
