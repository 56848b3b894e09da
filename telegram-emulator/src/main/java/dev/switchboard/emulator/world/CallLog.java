package dev.switchboard.emulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest Bot API calls and what came of them: at least 10,000 if they are as small as calls usually are, and 8 MiB of
 * them if they are larger. What is long in a call is cut, see {@link KeptCall}.
 */
public final class CallLog {
    /** So many calls, and bytes, are too much; then the older half goes, so that forgetting costs little. */
    private static final int MOST_CALLS = 20_000;

    private static final long MOST_BYTES = 16L << 20;

    private final List<KeptCall> calls = new ArrayList<>();
    private long lastNumber;
    private long bytes;

    /** Returns the number of the newest call; numbers begin with 1. */
    public long lastNumber() {
        return lastNumber;
    }

    /** Returns the kept calls after a number, oldest first. */
    public List<Call> after(long number) {
        long newer = Math.clamp(lastNumber - number, 0, calls.size());
        return calls.subList(calls.size() - (int) newer, calls.size()).stream()
                .map(KeptCall::call)
                .toList();
    }

    /** Returns the call with a number, if it is still kept. */
    public Optional<Call> find(long number) {
        long index = calls.size() - 1 - (lastNumber - number);
        return index < 0 || index >= calls.size()
                ? Optional.empty()
                : Optional.of(calls.get((int) index).call());
    }

    /** Counts the bytes of the kept calls: of their words, and of their answers as JSON. */
    public long bytes() {
        return bytes;
    }

    void add(Call call) {
        KeptCall kept = KeptCall.of(call);
        calls.add(kept);
        bytes += kept.bytes();
        lastNumber = call.number();
        if (calls.size() > MOST_CALLS || bytes > MOST_BYTES) {
            forget();
        }
    }

    private void forget() {
        int gone = 0;
        while (calls.size() - gone > MOST_CALLS / 2 || bytes > MOST_BYTES / 2) {
            bytes -= calls.get(gone).bytes();
            gone++;
        }
        calls.subList(0, gone).clear();
    }

    /**
     * A call.
     *
     * @param method as the bot wrote it
     * @param via {@code http}, or {@code webhook_answer}
     * @param date Unix milliseconds
     * @param answer what the Bot API answered, or would have, had no fault come between; of the updates that a bot polled
     *     only their ids
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
