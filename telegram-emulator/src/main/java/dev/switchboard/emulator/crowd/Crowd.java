package dev.switchboard.emulator.crowd;

import dev.switchboard.emulator.crowd.CrowdPlan.Step;
import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A crowd at work: takes the steps of its plan as Telegram's time reaches them. Thread-safe. */
public final class Crowd {
    private final long id;
    private final LockedWorld world;
    private final EmulatorTime time;
    private final CrowdPeople people;
    private final CrowdPlan plan;
    private final int planned;
    private final Instant start;
    private final Map<CrowdAction, Integer> done = new EnumMap<>(CrowdAction.class);
    private final Map<CrowdAction, Integer> impossible = new EnumMap<>(CrowdAction.class);
    private @Nullable Step next;
    private boolean stopped;

    Crowd(long id, LockedWorld world, EmulatorTime time, CrowdScript script) {
        this.id = id;
        this.world = world;
        this.time = time;
        plan = new CrowdPlan(script);
        planned = script.plannedActions();
        next = plan.next();
        people = world.with(w -> CrowdPeople.make(w, script));
        start = time.instant();
    }

    /** Returns its number. */
    public long id() {
        return id;
    }

    /** Ends it; what is done stays done. */
    public synchronized void stop() {
        stopped = next != null;
        next = null;
    }

    synchronized boolean isAtWork() {
        return next != null;
    }

    /** Tells how far it is. */
    public synchronized Progress progress() {
        String state = stopped ? "stopped" : next == null ? "finished" : "running";
        return new Progress(id, state, planned, count(done) + count(impossible), byWord(done), byWord(impossible));
    }

    /** Takes the steps that are due, and comes back for the next one. */
    void go() {
        for (Step step = takeDue(); step != null; step = takeDue()) {
            act(step);
        }
        Instant when = nextTime();
        if (when != null) {
            time.schedule(when, this::go);
        }
    }

    private void act(Step step) {
        boolean worked = world.with(w -> {
            try {
                people.act(w, step);
                return true;
            } catch (NotPossible e) {
                // someone who blocked the bot cannot write to it: that is counted, and the crowd goes on
                return false;
            }
        });
        synchronized (this) {
            (worked ? done : impossible).merge(step.action(), 1, Integer::sum);
        }
    }

    private synchronized @Nullable Step takeDue() {
        Step due = next;
        if (due == null || start.plus(due.at()).isAfter(time.instant())) {
            return null;
        }
        next = plan.hasNext() ? plan.next() : null;
        return due;
    }

    private synchronized @Nullable Instant nextTime() {
        return next == null ? null : start.plus(next.at());
    }

    private static int count(Map<CrowdAction, Integer> counts) {
        return counts.values().stream().mapToInt(count -> count).sum();
    }

    private static Map<String, Integer> byWord(Map<CrowdAction, Integer> counts) {
        Map<String, Integer> words = new LinkedHashMap<>();
        counts.forEach((action, count) -> words.put(action.word(), count));
        return words;
    }

    /**
     * How far a crowd is.
     *
     * @param state {@code running}, {@code stopped} or {@code finished}
     * @param taken how many of the planned actions were taken
     * @param done those that worked, by action
     * @param impossible those that Telegram does not allow, by action: writing to a blocked bot, leaving where one is not
     */
    public record Progress(
            long id,
            String state,
            int planned,
            int taken,
            Map<String, Integer> done,
            Map<String, Integer> impossible) {}
}
