package dev.switchboard.bots;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers what another directory said: a bot for a minute, so a change of its state or token is obeyed within that
 * time; the lack of one for five seconds, so a new clone is found soon. Failures are not remembered.
 */
public final class CachedBotDirectory implements BotDirectory {
    static final Duration KNOWN_FOR = Duration.ofMinutes(1);
    static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

    /** Bots of a fleet in one process; far more than any will see within a minute. */
    static final int CAPACITY = 10_000;

    private final BotDirectory directory;
    private final InstantSource clock;
    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();

    /** Remembers what {@code directory} says, by the given clock. */
    public CachedBotDirectory(BotDirectory directory, InstantSource clock) {
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public Optional<Bot> find(long botId) {
        var now = clock.instant();
        var entry = entries.get(botId);
        if (entry != null && now.isBefore(entry.until())) {
            return entry.bot();
        }
        var bot = directory.find(botId);
        makeRoom(now);
        entries.put(botId, new Entry(bot, now.plus(bot.isPresent() ? KNOWN_FOR : UNKNOWN_FOR)));
        return bot;
    }

    /** Forgets a bot, whose token Telegram has just refused, say: the next look-up asks again. */
    public void forget(long botId) {
        entries.remove(botId);
    }

    private void makeRoom(Instant now) {
        if (entries.size() < CAPACITY) {
            return;
        }
        entries.values().removeIf(entry -> !now.isBefore(entry.until()));
        if (entries.size() >= CAPACITY) {
            entries.clear();
        }
    }

    private record Entry(Optional<Bot> bot, Instant until) {}
}
