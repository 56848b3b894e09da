package dev.switchboard.telemetry;

/** How one part of a process is doing. */
public sealed interface HealthState {

    /** It works. */
    record Up() implements HealthState {}

    /**
     * It does not.
     *
     * @param reason for people; shown to whoever may read the health page, so without secrets
     */
    record Down(String reason) implements HealthState {}
}
