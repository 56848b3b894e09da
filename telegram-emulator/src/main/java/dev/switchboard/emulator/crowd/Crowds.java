package dev.switchboard.emulator.crowd;

import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import java.util.ArrayList;
import java.util.List;

/** The crowds of a world. Thread-safe. */
public final class Crowds {
    private final LockedWorld world;
    private final EmulatorTime time;
    private final List<Crowd> crowds = new ArrayList<>();

    /** Makes crowds for a world. */
    public Crowds(LockedWorld world, EmulatorTime time) {
        this.world = world;
        this.time = time;
    }

    /** Makes the people and groups of a script, and lets them begin. */
    public Crowd start(CrowdScript script) {
        Crowd crowd;
        synchronized (this) {
            crowd = new Crowd(crowds.size() + 1L, world, time, script);
            crowds.add(crowd);
        }
        crowd.go();
        return crowd;
    }

    /** Returns all crowds, oldest first. */
    public synchronized List<Crowd> all() {
        return List.copyOf(crowds);
    }

    /** Returns a crowd that must exist. */
    public Crowd crowd(long id) {
        return all().stream()
                .filter(crowd -> crowd.id() == id)
                .findFirst()
                .orElseThrow(() -> NotPossible.noSuch("crowd", id));
    }

    /** Ends all. */
    public void stop() {
        all().forEach(Crowd::stop);
    }
}
