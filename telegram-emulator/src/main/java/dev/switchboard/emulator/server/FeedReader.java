package dev.switchboard.emulator.server;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.switchboard.emulator.types.ChatMemberUpdated;
import dev.switchboard.emulator.types.User;
import dev.switchboard.emulator.world.Callbacks;
import dev.switchboard.emulator.world.Conversation;
import dev.switchboard.emulator.world.Feed;
import dev.switchboard.emulator.world.Group;
import dev.switchboard.emulator.world.History.Change;
import dev.switchboard.emulator.world.PrivateChat;
import dev.switchboard.emulator.world.World;
import dev.switchboard.emulator.world.WorldEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One reader's way through the {@link Feed}: what it wants to hear of, and how far it has come.
 *
 * <p>One who comes without a place, or whose place is no longer kept, is told {@code reload} first: all that was known
 * of the world is to be read anew.
 */
final class FeedReader {
    private static final String RELOAD = "reload";

    private final Choice choice;
    private String position;

    /** Begins after an id that an earlier reader was told; an empty one, and one of another emulator, is no place. */
    FeedReader(Choice choice, String lastEventId) {
        this.choice = choice;
        position = lastEventId;
    }

    /** Returns the id of the newest event that this reader knows of. */
    String position() {
        return position;
    }

    /** Moves on to the newest event and returns what to tell; empty if there is nothing. */
    Optional<List<Told>> next(World world) {
        Feed feed = world.feed();
        Optional<Long> last = numberOf(position, feed.epoch());
        Optional<List<WorldEvent>> events = last.flatMap(feed::after);
        position = id(feed, feed.lastNumber());
        if (last.isEmpty() || events.isEmpty()) {
            choice.checkPerson(world);
            return Optional.of(List.of(new Told(position, RELOAD, Map.of())));
        }
        List<Told> news = new ArrayList<>();
        long number = last.get();
        for (WorldEvent event : events.get()) {
            number++;
            if (choice.includes(event)) {
                String id = id(feed, number);
                payload(world, event).ifPresent(payload -> news.add(new Told(id, kind(event), payload)));
            }
        }
        return news.isEmpty() ? Optional.empty() : Optional.of(news);
    }

    private static String id(Feed feed, long number) {
        return feed.epoch() + "-" + number;
    }

    private static Optional<Long> numberOf(String id, long epoch) {
        String prefix = epoch + "-";
        String number = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        return number.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(number)) : Optional.empty();
    }

    private static String kind(WorldEvent event) {
        return switch (event) {
            case WorldEvent.ChatChanged(Conversation _, Change.Written _) -> "message";
            case WorldEvent.ChatChanged(Conversation _, Change.Edited _) -> "edited_message";
            case WorldEvent.ChatChanged(Conversation _, Change.Deleted _) -> "deleted_message";
            case WorldEvent.MemberChanged _ -> "chat_member";
            case WorldEvent.JoinRequestChanged _ -> "join_request";
            case WorldEvent.BotCalled _ -> "call";
            case WorldEvent.PressAnswered _ -> "callback_answer";
        };
    }

    /** Returns what there is to tell; nothing of a call that is forgotten already. */
    private static Optional<?> payload(World world, WorldEvent event) {
        return switch (event) {
            case WorldEvent.ChatChanged(Conversation chat, Change change) -> Optional.of(changed(chat, change));
            case WorldEvent.MemberChanged(Conversation chat, ChatMemberUpdated change) -> {
                Map<String, Object> shown = named(chat);
                shown.put("change", change);
                yield Optional.of(shown);
            }
            case WorldEvent.JoinRequestChanged(Group group, User person, boolean isWaiting) ->
                Optional.of(Map.of("chat", group.peer(), "user", person, "waiting", isWaiting));
            case WorldEvent.BotCalled(long _, long number) -> world.calls().find(number);
            case WorldEvent.PressAnswered(String queryId, long person, Callbacks.Answer answer) ->
                Optional.of(new Answered(queryId, person, answer));
        };
    }

    private static Map<String, Object> changed(Conversation chat, Change change) {
        Map<String, Object> shown = named(chat);
        switch (change) {
            case Change.Written(var entry) -> shown.put("message", entry);
            case Change.Edited(var entry) -> shown.put("message", entry);
            case Change.Deleted(int messageId, long revision) -> {
                shown.put("message_id", messageId);
                shown.put("revision", revision);
            }
        }
        return shown;
    }

    private static Map<String, Object> named(Conversation chat) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("chat", chat.peer());
        if (chat instanceof PrivateChat withBot) {
            shown.put("person", withBot.person().id());
        }
        return shown;
    }

    /**
     * What a reader wants to hear of.
     *
     * @param person only what this person's app shows, beside calls; 0 for all
     * @param bot only this bot's calls; 0 for all
     * @param kinds only events of these kinds; empty for all
     */
    record Choice(long person, long bot, Set<String> kinds) {
        /** Reads the kinds from a list with commas. */
        static Choice of(long person, long bot, String kinds) {
            return new Choice(person, bot, kinds.isEmpty() ? Set.of() : Set.of(kinds.split(",", -1)));
        }

        private void checkPerson(World world) {
            if (person != 0) {
                world.accounts().person(person);
            }
        }

        private boolean includes(WorldEvent event) {
            if (!kinds.isEmpty() && !kinds.contains(kind(event))) {
                return false;
            }
            return event instanceof WorldEvent.BotCalled(long caller, long _)
                    ? bot == 0 || caller == bot
                    : person == 0 || event.isSeenBy(person);
        }
    }

    /** An event as the stream has it. */
    record Told(String id, String kind, Object payload) {}

    private record Answered(
            String id, long person, @JsonUnwrapped Callbacks.Answer answer) {}
}
