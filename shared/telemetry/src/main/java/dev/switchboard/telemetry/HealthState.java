package dev.switchboard.telemetry;

/** How one part of a process is doing. */
public sealed interface HealthState {

    /** It works. */
    record Up() implements HealthState {}

    /**
     * It works badly. That makes nothing unready: a restart would not help, and the other processes do no better.
     *
     * @param reason for people; shown to whoever may read the health page, so without secrets
     */
    record Degraded(String reason) implements HealthState {}

    /**
     * It does not.
     *
     * @param reason for people; shown to whoever may read the health page, so without secrets
     */
    record Down(String reason) implements HealthState {}
}
