package dev.switchboard.emulator.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * Who does what, when and where: a pure function of the script. Everyone acts once before anyone acts again, and chance
 * spreads the actions over the time.
 */
public final class CrowdPlan implements Iterator<CrowdPlan.Step> {
    private final CrowdScript script;
    private final Random random;
    private final int[] people;
    private final CrowdAction[] actions;
    private int next;

    /** Begins with the first action. */
    public CrowdPlan(CrowdScript script) {
        this.script = script;
        // java.util.Random: its sequence is specified, so that a seed means the same everywhere
        random = new Random(script.seed());
        people = new int[script.people()];
        for (int i = 0; i < people.length; i++) {
            people[i] = i;
        }
        actions = new CrowdAction[script.plannedActions()];
        int filled = 0;
        for (Map.Entry<CrowdAction, Integer> count : script.counts().entrySet()) {
            Arrays.fill(actions, filled, filled + count.getValue(), count.getKey());
            filled += count.getValue();
        }
        Collections.shuffle(Arrays.asList(actions), random);
    }

    @Override
    public boolean hasNext() {
        return next < actions.length;
    }

    @Override
    public Step next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int number = next++;
        double part = (number + random.nextDouble()) / actions.length;
        Duration at = Duration.ofNanos((long) (part * script.duration() * 1e9));
        int group = script.groups() == 0 ? 0 : random.nextInt(script.groups());
        return new Step(number, at, actions[number], drawPerson(number), group);
    }

    /** Draws without putting back, until all were drawn. */
    private int drawPerson(int number) {
        int drawn = number % people.length;
        int other = drawn + random.nextInt(people.length - drawn);
        int person = people[other];
        people[other] = people[drawn];
        people[drawn] = person;
        return person;
    }

    /**
     * One thing that one person does.
     *
     * @param at time since the crowd's start
     * @param person counted from 0
     * @param group counted from 0; of meaning for joining only
     */
    public record Step(int number, Duration at, CrowdAction action, int person, int group) {}
}
