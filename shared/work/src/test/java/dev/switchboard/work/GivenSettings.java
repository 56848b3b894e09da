package dev.switchboard.work;

import java.time.Duration;

/** Settings as a test names them; what it does not name is as by default. */
final class GivenSettings {
    private int slots = WorkSettings.DEFAULT.slots();
    private Duration visibility = WorkSettings.DEFAULT.visibility();
    private Duration heartbeat = WorkSettings.DEFAULT.heartbeat();
    private Duration pollWait = WorkSettings.DEFAULT.pollWait();
    private Duration retryWait = WorkSettings.DEFAULT.retryWait();
    private int parked = WorkSettings.DEFAULT.parked();
    private Duration drain = WorkSettings.DEFAULT.drain();
    private Duration dlqSweep = WorkSettings.DEFAULT.dlqSweep();

    GivenSettings slots(int slots) {
        this.slots = slots;
        return this;
    }

    GivenSettings visibility(Duration visibility) {
        this.visibility = visibility;
        return this;
    }

    GivenSettings heartbeat(Duration heartbeat) {
        this.heartbeat = heartbeat;
        return this;
    }

    GivenSettings pollWait(Duration pollWait) {
        this.pollWait = pollWait;
        return this;
    }

    GivenSettings retryWait(Duration retryWait) {
        this.retryWait = retryWait;
        return this;
    }

    GivenSettings parked(int parked) {
        this.parked = parked;
        return this;
    }

    GivenSettings drain(Duration drain) {
        this.drain = drain;
        return this;
    }

    GivenSettings dlqSweep(Duration dlqSweep) {
        this.dlqSweep = dlqSweep;
        return this;
    }

    WorkSettings get() {
        return new WorkSettings(slots, visibility, heartbeat, pollWait, retryWait, parked, drain, dlqSweep);
    }
}
