/** API Gateway on one machine: HTTP requests become HTTP API events, and function results become HTTP answers. */
@NullMarked
package dev.switchboard.local.gateway;

import org.jspecify.annotations.NullMarked;
