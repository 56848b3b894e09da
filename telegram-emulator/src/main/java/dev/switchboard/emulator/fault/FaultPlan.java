package dev.switchboard.emulator.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults still to come; the oldest rule that fits a call meets it. Thread-safe. */
public final class FaultPlan {
    private final List<FaultRule> rules = new ArrayList<>();

    /** Adds a rule behind those there are. */
    public synchronized void add(FaultRule rule) {
        rules.add(rule);
    }

    /** Removes all rules. */
    public synchronized void clear() {
        rules.clear();
    }

    /** Returns the rules with the times they have left. */
    public synchronized List<FaultRule> rules() {
        return List.copyOf(rules);
    }

    /** Returns the fault that meets a call, and counts it. */
    public synchronized Optional<Fault> meet(String method, long bot, String chatId) {
        for (int i = 0; i < rules.size(); i++) {
            FaultRule rule = rules.get(i);
            if (rule.fits(method, bot, chatId)) {
                if (rule.times() == 1) {
                    rules.remove(i);
                } else {
                    rules.set(i, rule.once());
                }
                return Optional.of(rule.fault());
            }
        }
        return Optional.empty();
    }
}
