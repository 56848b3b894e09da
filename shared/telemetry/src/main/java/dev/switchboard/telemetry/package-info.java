/** Says how a process is doing: metrics, health, logs, and the trace that ties one update's logs together. */
@NullMarked
package dev.switchboard.telemetry;

import org.jspecify.annotations.NullMarked;
