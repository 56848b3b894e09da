package dev.switchboard.local.command;

import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far a broadcast is, as its functions in Postgres tell.
 *
 * @param previewOf the broadcast that it shows to one chat
 * @param doubts what was done where nobody knew whether the message had arrived
 * @param sentLastMinute how many were sent in the last minute
 * @param paceSeconds how much of that minute it was running
 */
record BroadcastProgress(
        UUID id,
        @Nullable UUID previewOf,
        String state,
        @Nullable String refusal,
        @Nullable String refusalDetail,
        @Nullable Instant scheduledAt,
        Map<String, Long> byState,
        Map<String, Map<String, Long>> reasons,
        Map<String, Long> doubts,
        long sentLastMinute,
        int paceSeconds,
        @Nullable Map<String, Long> recalled) {
    private static final Set<String> ENDS = Set.of("cancelled", "done", "refused");

    /** Calls a function that returns a broadcast's progress. */
    static BroadcastProgress of(PostgrestClient postgrest, String function, Object arguments) {
        var found = postgrest.call(PostgrestFunction.idempotent(function, BroadcastProgress[].class), arguments);
        if (found.length == 0) {
            throw new InputException("There is no such broadcast. See ./switchboard broadcast list.");
        }
        return found[0];
    }

    /** Returns whether nothing will change any more by itself. */
    boolean isOver() {
        return ENDS.contains(state) && (recalled == null || !(recalled.containsKey("pending") || isSending()));
    }

    /** Of a broadcast that was ended some messages may be on their way. */
    private boolean isSending() {
        return byState.containsKey("sending");
    }

    /** Says it in a line or two. */
    List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(id + " " + state + waiting() + (previewOf == null ? "" : ", a preview of " + previewOf));
        if (refusal != null) {
            lines.add("Nothing was sent (" + refusal + "): " + refusalDetail);
        }
        if (!byState.isEmpty()) {
            lines.add(counts(byState) + pace());
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> lines.add("  " + entry.getKey() + ": " + counts(entry.getValue())));
        if (!doubts.isEmpty()) {
            lines.add("  in doubt: " + counts(doubts));
        }
        if (recalled != null) {
            lines.add("Recalled: " + (recalled.isEmpty() ? "nothing was sent" : counts(recalled)));
        }
        return lines;
    }

    private String waiting() {
        return state.equals("scheduled") && scheduledAt != null
                ? " for " + scheduledAt.truncatedTo(ChronoUnit.SECONDS)
                : "";
    }

    private String pace() {
        long open = byState.getOrDefault("pending", 0L) + byState.getOrDefault("sending", 0L);
        if (open == 0 || sentLastMinute == 0) {
            return "";
        }
        var left = Duration.ofSeconds(open * paceSeconds / sentLastMinute);
        return String.format(
                Locale.ROOT,
                "; %.1f a second, about %d min %d s left",
                (double) sentLastMinute / paceSeconds,
                left.toMinutes(),
                left.toSecondsPart());
    }

    private static String counts(Map<String, Long> numbers) {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }
}
