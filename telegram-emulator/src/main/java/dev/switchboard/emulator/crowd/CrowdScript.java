package dev.switchboard.emulator.crowd;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a crowd does.
 *
 * @param bot the bot it has to do with
 * @param people how many there are, 1-100,000; they are made when the crowd starts
 * @param groups how many groups are made for them to come to, with the bot as an administrator; at most 10,000
 * @param seed what all chance comes from, 0 where it is not given: the same script does the same things
 * @param duration seconds of Telegram's time from the first action to the last
 * @param actions how many things they do in all, at most 1,000,000; as many as there are people where it is not given
 * @param shares how often each action comes in relation to the others, by {@link CrowdAction#word()}
 * @param blocked which part of those who act then block the bot, 0-1: each once, at some moment after their first action
 * @param groupIds groups that exist, to which they come as well
 */
public record CrowdScript(
        long bot,
        int people,
        int groups,
        long seed,
        int duration,
        @Nullable Integer actions,
        Map<String, Double> shares,
        double blocked,
        List<Long> groupIds) {
    private static final int MAX_PEOPLE = 100_000;
    private static final int MAX_GROUPS = 10_000;
    private static final int MAX_ACTIONS = 1_000_000;
    private static final int MAX_SECONDS = 366 * 86_400;

    /** Refuses numbers out of range, and shares of nothing. */
    public CrowdScript {
        shares = Map.copyOf(shares == null ? Map.of() : shares);
        groupIds = List.copyOf(groupIds == null ? List.of() : groupIds);
        check("people", people, 1, MAX_PEOPLE);
        check("groups", groups, 0, MAX_GROUPS);
        check("duration", duration, 0, MAX_SECONDS);
        check("actions", actions == null ? people : actions, 1, MAX_ACTIONS);
        if (shares.values().stream().anyMatch(share -> !(share >= 0 && share <= 1e9))
                || shares.values().stream().mapToDouble(share -> share).sum() <= 0) {
            throw new IllegalArgumentException("shares must be numbers from 0 up, and one of them above 0");
        }
        if (!(blocked >= 0 && blocked <= 1)) {
            throw new IllegalArgumentException("blocked must be 0-1, not " + blocked);
        }
        if (groups + groupIds.size() == 0
                && shares.keySet().stream().map(CrowdAction::of).anyMatch(CrowdScript::needsGroup)) {
            throw new IllegalArgumentException("there must be groups where people join");
        }
    }

    /** Makes a script of a crowd in groups of its own, in which nobody blocks the bot but by an action. */
    public CrowdScript(
            long bot,
            int people,
            int groups,
            long seed,
            int duration,
            @Nullable Integer actions,
            Map<String, Double> shares) {
        this(bot, people, groups, seed, duration, actions, shares, 0, List.of());
    }

    /** Counts the actions of {@link #shares}. */
    int plannedActions() {
        return actions == null ? people : actions;
    }

    /** Counts those who act at least once. */
    int actors() {
        return Math.min(people, plannedActions());
    }

    /** Counts those of them who then block the bot. */
    int blockers() {
        return (int) Math.round(blocked * actors());
    }

    /** Counts the groups they come to. */
    int allGroups() {
        return groups + groupIds.size();
    }

    /** Returns how often each action comes: the shares hold to within one action. */
    Map<CrowdAction, Integer> counts() {
        double sum = shares.values().stream().mapToDouble(share -> share).sum();
        Map<CrowdAction, Integer> counts = new EnumMap<>(CrowdAction.class);
        double due = 0;
        int given = 0;
        for (CrowdAction action : CrowdAction.values()) {
            due += plannedActions() * shares.getOrDefault(action.word(), 0.0) / sum;
            int upToHere = Math.min(plannedActions(), (int) Math.round(due));
            counts.put(action, upToHere - given);
            given = upToHere;
        }
        return counts;
    }

    private static boolean needsGroup(CrowdAction action) {
        return action == CrowdAction.JOIN || action == CrowdAction.ASK_TO_JOIN;
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " must be " + least + "-" + most + ", not " + value);
        }
    }
}
