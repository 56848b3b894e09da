package dev.switchboard.emulator.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Who does what, when and where: a pure function of the script. Everyone acts once before anyone acts again, and chance
 * spreads the actions over the time; so it does with the blocks that follow them.
 */
public final class CrowdPlan implements Iterator<CrowdPlan.Step> {
    private final CrowdScript script;
    private final Random random;
    private final int[] people;
    private final CrowdAction[] actions;
    private final PriorityQueue<Step> blocks = new PriorityQueue<>(Comparator.comparing(Step::at));
    private int drawn;
    private int blockers;
    private @Nullable Step upcoming;

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
        blockers = script.blockers();
        upcoming = draw();
    }

    @Override
    public boolean hasNext() {
        return upcoming != null || !blocks.isEmpty();
    }

    @Override
    public Step next() {
        Step action = upcoming;
        Step block = blocks.peek();
        if (action == null || (block != null && block.at().compareTo(action.at()) < 0)) {
            return blocks.remove();
        }
        if (drawBlocker(action.number())) {
            Duration left = Duration.ofSeconds(script.duration()).minus(action.at());
            Duration at = action.at().plusNanos((long) (random.nextDouble() * left.toNanos()));
            blocks.add(new Step(action.number(), at, CrowdAction.BLOCK, action.person(), action.group()));
        }
        upcoming = draw();
        return action;
    }

    private @Nullable Step draw() {
        if (drawn == actions.length) {
            return null;
        }
        int number = drawn++;
        double part = (number + random.nextDouble()) / actions.length;
        Duration at = Duration.ofNanos((long) (part * script.duration() * 1e9));
        int group = script.allGroups() == 0 ? 0 : random.nextInt(script.allGroups());
        return new Step(number, at, actions[number], drawPerson(number), group);
    }

    /** Chooses exactly as many as there shall be among those who act for the first time (selection sampling). */
    private boolean drawBlocker(int number) {
        boolean chosen = number < script.actors() && random.nextInt(script.actors() - number) < blockers;
        if (chosen) {
            blockers--;
        }
        return chosen;
    }

    /** Draws without putting back, until all were drawn. */
    private int drawPerson(int number) {
        int place = number % people.length;
        int other = place + random.nextInt(people.length - place);
        int person = people[other];
        people[other] = people[place];
        people[place] = person;
        return person;
    }

    /**
     * One thing that one person does.
     *
     * @param number of the action, counted from 0; a block has that of the action which it follows
     * @param at time since the crowd's start
     * @param person counted from 0
     * @param group counted from 0; of meaning for joining only
     */
    public record Step(int number, Duration at, CrowdAction action, int person, int group) {}
}
