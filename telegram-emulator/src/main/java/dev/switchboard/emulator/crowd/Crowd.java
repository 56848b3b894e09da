package dev.switchboard.emulator.crowd;

import dev.switchboard.emulator.crowd.CrowdPlan.Step;
import dev.switchboard.emulator.time.EmulatorTime;
import dev.switchboard.emulator.world.LockedWorld;
import dev.switchboard.emulator.world.NotPossible;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A crowd at work: takes the steps of its plan as Telegram's time reaches them. Thread-safe. */
public final class Crowd {
    private final long id;
    private final LockedWorld world;
    private final EmulatorTime time;
    private final int planned;
    private final Ids personIds;
    private final List<Long> groupIds;
    private final Instant start;
    private final Map<CrowdAction, Integer> done = new EnumMap<>(CrowdAction.class);
    private final Map<CrowdAction, Integer> impossible = new EnumMap<>(CrowdAction.class);
    private @Nullable Play play;
    private boolean stopped;

    Crowd(long id, LockedWorld world, EmulatorTime time, CrowdScript script) {
        this.id = id;
        this.world = world;
        this.time = time;
        planned = script.plannedActions() + script.blockers();
        CrowdPeople people = world.with(w -> CrowdPeople.make(w, script));
        personIds = people.ids();
        groupIds = people.groupIds();
        play = new Play(new CrowdPlan(script), people);
        start = time.instant();
    }

    /** Returns its number. */
    public long id() {
        return id;
    }

    /** Ends it; what is done stays done. */
    public synchronized void stop() {
        stopped |= play != null;
        play = null;
    }

    synchronized boolean isAtWork() {
        return play != null;
    }

    /** Tells how far it is. */
    public synchronized Progress progress() {
        String state = stopped ? "stopped" : play == null ? "finished" : "running";
        int taken = count(done) + count(impossible);
        return new Progress(id, state, planned, taken, byWord(done), byWord(impossible), personIds, groupIds);
    }

    /** Takes the steps that are due, and comes back for the next one. */
    void go() {
        for (Due due = takeDue(); due != null; due = takeDue()) {
            act(due.people, due.step);
        }
        Instant when = nextTime();
        if (when != null) {
            time.schedule(when, this::go);
        }
    }

    private void act(CrowdPeople people, Step step) {
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

    private synchronized @Nullable Due takeDue() {
        Play now = play;
        if (now == null || start.plus(now.next.at()).isAfter(time.instant())) {
            return null;
        }
        Due due = new Due(now.people, now.next);
        if (now.plan.hasNext()) {
            now.next = now.plan.next();
        } else {
            // who is done is remembered for its counts only
            play = null;
        }
        return due;
    }

    private synchronized @Nullable Instant nextTime() {
        return play == null ? null : start.plus(play.next.at());
    }

    /** What a crowd needs until it is done. */
    private static final class Play {
        final CrowdPlan plan;
        final CrowdPeople people;
        Step next;

        Play(CrowdPlan plan, CrowdPeople people) {
            this.plan = plan;
            this.people = people;
            next = plan.next();
        }
    }

    private record Due(CrowdPeople people, Step step) {}

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
     * @param planned how many actions, and blocks after them, the script has
     * @param state {@code running}, {@code stopped} or {@code finished}
     * @param taken how many of the planned actions were taken
     * @param done those that worked, by action
     * @param impossible those that Telegram does not allow, by action: writing to a blocked bot, leaving where one is not
     * @param groupIds the groups it comes to, those that were there before first
     */
    public record Progress(
            long id,
            String state,
            int planned,
            int taken,
            Map<String, Integer> done,
            Map<String, Integer> impossible,
            Ids personIds,
            List<Long> groupIds) {}

    /** The ids of people made one after another, both included. */
    public record Ids(long first, long last) {}
}
