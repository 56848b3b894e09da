package dev.switchboard.emulator.crowd;

import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The crowds of a world: those at work, and the newest hundred of the others. Thread-safe. */
public final class Crowds {
    private static final int KEPT = 100;

    private final LockedWorld world;
    private final EmulatorTime time;
    private final SequencedMap<Long, Crowd> crowds = new LinkedHashMap<>();
    private long lastId;

    /** Makes crowds for a world. */
    public Crowds(LockedWorld world, EmulatorTime time) {
        this.world = world;
        this.time = time;
    }

    /** Makes the people and groups of a script, and lets them begin. */
    public Crowd start(CrowdScript script) {
        Crowd crowd;
        synchronized (this) {
            crowd = new Crowd(++lastId, world, time, script);
            crowds.put(crowd.id(), crowd);
            forgetOldest();
        }
        crowd.go();
        return crowd;
    }

    /** Returns all crowds, oldest first. */
    public synchronized List<Crowd> all() {
        return List.copyOf(crowds.values());
    }

    /** Returns a crowd that must exist. */
    public synchronized Crowd crowd(long id) {
        return Optional.ofNullable(crowds.get(id)).orElseThrow(() -> NotPossible.noSuch("crowd", id));
    }

    /** Ends all, and forgets them. */
    public synchronized void clear() {
        stop();
        crowds.clear();
        lastId = 0;
    }

    private void forgetOldest() {
        List<Long> over = crowds.values().stream()
                .filter(crowd -> !crowd.isAtWork())
                .map(Crowd::id)
                .toList();
        over.subList(0, Math.max(0, over.size() - KEPT)).forEach(crowds::remove);
    }

    /** Ends all. */
    public void stop() {
        all().forEach(Crowd::stop);
    }
}
