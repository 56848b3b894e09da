package dev.switchboard.dm;

import dev.switchboard.emulator.types.Message;
import dev.switchboard.postgrest.Filter;
import dev.switchboard.postgrest.PostgrestClient;
import dev.switchboard.postgrest.PostgrestFunction;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The list of live people, which all tests share: those that use it hold its lock. */
final class LiveList {
    /** Stands for the moment at which a page was made. */
    static final String SOME_TIME = "12:34:56";

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}:[0-9]{2}");

    static final String LOCK = "the list of live people";

    private static final PostgrestFunction<Integer> PUT_LIVE_USERS =
            PostgrestFunction.idempotent("put_live_users", Integer.class);

    private final PostgrestClient postgrest;

    LiveList(PostgrestClient postgrest) {
        this.postgrest = postgrest;
    }

    /** Returns the name of one of those whom {@link #put(int)} puts; the number is how many watch them. */
    static String name(int number) {
        return "person_" + number;
    }

    /** Makes this many people live. */
    void put(int people) {
        put(IntStream.rangeClosed(1, people)
                .mapToObj(number -> Map.<String, Object>of("username", name(number), "viewers", number))
                .toList());
    }

    void put(List<Map<String, Object>> users) {
        postgrest.call(PUT_LIVE_USERS, Map.of("users", users, "ttl_seconds", 3600));
    }

    /** Returns what a message says, with {@link #SOME_TIME} for the time of the day. */
    static String untimed(Message message) {
        return TIME.matcher(Objects.requireNonNull(message.text())).replaceAll(SOME_TIME);
    }

    void clear() {
        postgrest.from("live_users").delete(Filter.not(Filter.isNull("username")));
    }
}
