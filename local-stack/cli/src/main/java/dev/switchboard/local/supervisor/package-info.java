/** Keeps parts running: order of start and stop, readiness, restarts, and what the world is told of them. */
@NullMarked
package dev.switchboard.local.supervisor;

import org.jspecify.annotations.NullMarked;
