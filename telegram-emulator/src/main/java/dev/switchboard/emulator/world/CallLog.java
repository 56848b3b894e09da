package dev.switchboard.emulator.world;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The newest Bot API calls, and what came of them. */
public final class CallLog {
    private static final int KEPT = 10_000;

    private final Deque<Call> calls = new ArrayDeque<>();
    private long lastNumber;

    /** Returns the number of the newest call; numbers begin with 1. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Returns the kept calls after a number, oldest first. */
    public List<Call> after(long number) {
        return calls.stream().filter(call -> call.number() > number).toList();
    }

    void add(Call call) {
        if (calls.size() == KEPT) {
            calls.removeFirst();
        }
        calls.addLast(call);
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
            @Nullable JsonNode answer,
            @Nullable String fault) {}
}
