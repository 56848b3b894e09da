package dev.switchboard.ingress.api;

/**
 * What a caller of a route must be allowed to do.
 *
 * <p>The router's switch over it has no default: a scope that is not enforced does not compile.
 */
enum Scope {
    /** Nothing: anybody may call. */
    PUBLIC
}
