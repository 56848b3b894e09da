/** Answers the HTTP API's requests by a table of routes. */
@NullMarked
package dev.switchboard.ingress.api;

import org.jspecify.annotations.NullMarked;
