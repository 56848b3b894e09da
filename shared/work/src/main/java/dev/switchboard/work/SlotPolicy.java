package dev.switchboard.work;

import dev.switchboard.job.Priority;
import java.util.Map;

/**
 * How a process's slots are shared by the priorities. Pure arithmetic.
 *
 * <p>High may use every slot but the low share; a quarter is kept for it, so that it never waits for bulk. Low always has
 * one slot in ten, and every free one but high's while nothing more urgent came. Normal has what these shares leave.
 *
 * @param total all slots
 */
record SlotPolicy(int total) {
    private static final int HIGH_SHARE = 4;
    private static final int LOW_SHARE = 10;

    SlotPolicy {
        if (total < LOW_SHARE) {
            throw new IllegalArgumentException("at least " + LOW_SHARE + " slots are needed");
        }
    }

    /**
     * Returns how many more slots a priority may take; not below 0.
     *
     * @param used the slots in use by priority
     * @param urgentIdle whether the last polls of high and normal brought nothing
     */
    int mayTake(Priority priority, Map<Priority, Integer> used, boolean urgentIdle) {
        int high = used.getOrDefault(Priority.HIGH, 0);
        int low = used.getOrDefault(Priority.LOW, 0);
        int free = total - high - used.getOrDefault(Priority.NORMAL, 0) - low;
        int keptForHigh = Math.max(0, total / HIGH_SHARE - high);
        int keptForLow = Math.max(0, total / LOW_SHARE - low);
        int allowed = switch (priority) {
            case HIGH -> free - keptForLow;
            case NORMAL -> free - keptForHigh - keptForLow;
            case LOW -> urgentIdle ? free - keptForHigh : Math.min(free, keptForLow);
        };
        return Math.max(0, allowed);
    }
}
