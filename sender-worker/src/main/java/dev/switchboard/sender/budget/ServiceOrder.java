package dev.switchboard.sender.budget;

import dev.switchboard.sender.budget.Grant.Reason;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which of a bot's asks is served next: high before normal before low, and within that in order of arrival, the first whose
 * chat is open. Knows the time only from its callers. Not safe for use by several threads.
 *
 * @param <T> what waits
 */
final class ServiceOrder<T extends ServiceOrder.Place> {
    private static final int FIRST_SWEEP = 256;

    private static final Comparator<Place> FIRST_COME =
            Comparator.comparing((Place place) -> place.ask().priority()).thenComparingLong(Place::arrival);

    private final TreeSet<T> waiting = new TreeSet<>(FIRST_COME);

    /** What is known here of chats; what is past is forgotten now and then. */
    private final Map<Long, Closing> chats = new HashMap<>();

    private int nextSweep = FIRST_SWEEP;
    private Closing bot = new Closing(Instant.EPOCH, Reason.BOT_PAUSED);

    /** Something in the order. */
    interface Place {
        Ask ask();

        /** Returns its number, which is higher than that of all that came before. */
        long arrival();

        /** Returns the latest moment that it waits for. */
        Instant deadline();
    }

    /** Adds what came, or puts it back where it was. */
    void add(T place) {
        waiting.add(place);
    }

    /** Takes something out. Returns whether it was there. */
    boolean remove(T place) {
        return waiting.remove(place);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Returns whether something goes before all others, once its chat is open. */
    boolean isFirst(T place) {
        return !waiting.isEmpty() && waiting.first().arrival() == place.arrival();
    }

    /** Returns those that go before something, in order, as far as their chats are open. */
    Stream<T> before(T place) {
        return waiting.headSet(place).stream();
    }

    /** Notes that a chat may not be written to; what is known of a later end stays. */
    void closeChat(long chat, Closing closing, Instant now) {
        chats.merge(chat, closing, Closing::orLater);
        if (chats.size() >= nextSweep) {
            chats.values().removeIf(each -> !each.at(now));
            nextSweep = Math.max(FIRST_SWEEP, 2 * chats.size());
        }
    }

    /** Notes that the bot may not write to anybody; what is known of a later end stays. */
    void closeBot(Closing closing) {
        bot = bot.orLater(closing);
    }

    /** Returns what keeps a chat closed for longest, the bot's own closing included; its end may be past. */
    Closing closing(long chat) {
        return bot.orLater(chats.getOrDefault(chat, bot));
    }

    /** Returns what is served at a moment, if there is anything. */
    Optional<T> next(Instant at) {
        return waiting.stream()
                .filter(place -> !closing(place.ask().chat()).at(at))
                .findFirst();
    }

    /** Returns the first moment at which something that waits may be served. */
    Instant opening() {
        return waiting.stream()
                .map(place -> closing(place.ask().chat()).until())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Returns of how many chats something is known. */
    int remembered() {
        return chats.size();
    }

    /** Takes out what would still be closed at its deadline. */
    List<T> takeHopeless() {
        return take(place -> closing(place.ask().chat()).at(place.deadline()));
    }

    /** Takes out everything. */
    List<T> takeAll() {
        return take(_ -> true);
    }

    private List<T> take(Predicate<T> which) {
        var taken = waiting.stream().filter(which).toList();
        taken.forEach(waiting::remove);
        return taken;
    }
}
