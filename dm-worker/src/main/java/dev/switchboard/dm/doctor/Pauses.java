package dev.switchboard.dm.doctor;

import java.time.Duration;

/** How the doctor waits. */
@FunctionalInterface
interface Pauses {

    /** Waits; an interrupted thread waits no longer, and stays interrupted. */
    void take(Duration time);

    /** Returns pauses in which the thread sleeps. */
    static Pauses sleeping() {
        return time -> {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }
}
