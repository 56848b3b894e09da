package dev.switchboard.emulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest Bot API calls, at least 10,000, and what came of them. */
public final class CallLog {
    private static final int KEPT = 10_000;

    private final List<Call> calls = new ArrayList<>();
    private long lastNumber;

    /** Returns the number of the newest call; numbers begin with 1. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Returns the kept calls after a number, oldest first. */
    public List<Call> after(long number) {
        long newer = Math.clamp(lastNumber - number, 0, calls.size());
        return List.copyOf(calls.subList(calls.size() - (int) newer, calls.size()));
    }

    void add(Call call) {
        if (calls.size() == 2 * KEPT) {
            calls.subList(0, KEPT).clear();
        }
        calls.add(call);
        lastNumber = call.number();
    }

    /**
     * A call.
     *
     * @param method as the bot wrote it
     * @param via {@code http}, or {@code webhook_answer}
     * @param date Unix milliseconds
     * @param answer what the Bot API answered, or would have, had no fault come between
     * @param fault the kind of fault that met this call
     */
    public record Call(
            long number,
            long bot,
            String method,
            Map<String, String> parameters,
            String via,
            long date,
            @Nullable Map<String, Object> answer,
            @Nullable String fault) {}
}
