package dev.switchboard.emulator.world;

import dev.switchboard.emulator.types.CallbackQuery;
import dev.switchboard.emulator.types.Update;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The callback queries of the last minutes and the answers they got. */
public final class Callbacks {
    private final InstantSource time;
    private final Consumer<WorldEvent> events;
    private final Map<String, Asked> asked = new LinkedHashMap<>();
    private long lastId;

    Callbacks(InstantSource time, Consumer<WorldEvent> events) {
        this.time = time;
        this.events = events;
        lastId = time.millis() * 1000;
    }

    String nextId() {
        return Long.toString(++lastId);
    }

    void add(Bot bot, CallbackQuery query) {
        // queries are added in order of time, so that the dead ones come first
        Iterator<Asked> oldest = asked.values().iterator();
        while (oldest.hasNext() && isDead(oldest.next(), 2)) {
            oldest.remove();
        }
        asked.put(query.id(), new Asked(bot.id(), query.from().id(), time.instant(), null));
    }

    /** Records an answer; returns false if the query is another bot's, unknown, or too old. */
    boolean answer(Bot bot, String queryId, Answer answer) {
        Asked query = asked.get(queryId);
        if (query == null || query.bot != bot.id() || isDead(query, 1)) {
            return false;
        }
        if (query.answer == null) {
            asked.put(queryId, new Asked(query.bot, query.person, query.at, answer));
            events.accept(new WorldEvent.PressAnswered(queryId, query.person, answer));
        }
        return true;
    }

    /** Returns the first answer to a query. */
    public Optional<Answer> answer(String queryId) {
        return Optional.ofNullable(asked.get(queryId)).map(Asked::answer);
    }

    private boolean isDead(Asked query, int lifetimes) {
        return query.at.plus(Update.CALLBACK_LIFETIME.multipliedBy(lifetimes)).isBefore(time.instant());
    }

    /** What a bot answers to a press: a note or an alert, or nothing to be seen. */
    public record Answer(
            @Nullable String text,
            boolean showAlert,
            @Nullable String url) {}

    private record Asked(
            long bot, long person, Instant at, @Nullable Answer answer) {}
}
