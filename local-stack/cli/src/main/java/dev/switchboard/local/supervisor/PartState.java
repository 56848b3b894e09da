package dev.switchboard.local.supervisor;

import java.util.Locale;

/** What a part is doing. */
public enum PartState {
    /** Another part must be ready first. */
    WAITING,
    /** Its process runs but does not answer yet. */
    STARTING,
    READY,
    /** Its process has ended unasked, and the next start is near. */
    RESTARTING,
    STOPPED,
    /** It could not be started, so the whole stack is given up. */
    FAILED;

    /** Returns the state as people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
