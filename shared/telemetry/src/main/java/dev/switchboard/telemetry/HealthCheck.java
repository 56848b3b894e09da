package dev.switchboard.telemetry;

import java.util.concurrent.Callable;

/**
 * Something a process needs for its work, and a way to ask after it.
 *
 * @param name a stable snake_case word, such as {@code redis}
 * @param probe asks; an exception counts as down. May be asked by several threads at once
 */
public record HealthCheck(String name, Callable<HealthState> probe) {}
