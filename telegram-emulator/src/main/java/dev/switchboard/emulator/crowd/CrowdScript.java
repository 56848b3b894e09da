package dev.switchboard.emulator.crowd;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a crowd does.
 *
 * @param bot the bot it has to do with
 * @param people how many there are, 1-100,000; they are made when the crowd starts
 * @param groups how many groups they come to, at most 10,000; made with the bot as an administrator
 * @param seed what all chance comes from, 0 where it is not given: the same script does the same things
 * @param duration seconds of Telegram's time from the first action to the last
 * @param actions how many things they do in all, at most 1,000,000; as many as there are people where it is not given
 * @param shares how often each action comes in relation to the others, by {@link CrowdAction#word()}
 */
public record CrowdScript(
        long bot,
        int people,
        int groups,
        long seed,
        int duration,
        @Nullable Integer actions,
        Map<String, Double> shares) {
    private static final int MAX_PEOPLE = 100_000;
    private static final int MAX_GROUPS = 10_000;
    private static final int MAX_ACTIONS = 1_000_000;
    private static final int MAX_SECONDS = 366 * 86_400;

    /** Refuses numbers out of range, and shares of nothing. */
    public CrowdScript {
        shares = Map.copyOf(shares == null ? Map.of() : shares);
        check("people", people, 1, MAX_PEOPLE);
        check("groups", groups, 0, MAX_GROUPS);
        check("duration", duration, 0, MAX_SECONDS);
        check("actions", actions == null ? people : actions, 1, MAX_ACTIONS);
        if (shares.values().stream().anyMatch(share -> !(share >= 0 && share <= 1e9))
                || shares.values().stream().mapToDouble(share -> share).sum() <= 0) {
            throw new IllegalArgumentException("shares must be numbers from 0 up, and one of them above 0");
        }
        if (groups == 0 && shares.keySet().stream().map(CrowdAction::of).anyMatch(CrowdScript::needsGroup)) {
            throw new IllegalArgumentException("groups must be at least 1 where people join");
        }
    }

    int plannedActions() {
        return actions == null ? people : actions;
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
