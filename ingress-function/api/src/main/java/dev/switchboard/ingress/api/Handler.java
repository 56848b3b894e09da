package dev.switchboard.ingress.api;

/** Answers the requests of one route. */
@FunctionalInterface
interface Handler {
    /** Answers a request whose scope is proven and whose path parameters are those of the route's template. */
    ApiAnswer handle(ApiRequest request);
}
